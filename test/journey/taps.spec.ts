import { aYear, DEEDS, tellDeeds, type Year } from '@test/support/walking/deeds'
import { type Counted, Walker } from '@test/support/walking/walker'
import { stage } from './support/town'
import { webSurface } from './support/walking'

const { desk, open } = stage()
const counted = new Map<string, Counted>()
let year: Year
afterAll(() => tellDeeds('网页', counted))

describe('an officer of a base union in the middle of its year', () => {
  beforeAll(async () => {
    year = await aYear(desk())
  })
  test.each(DEEDS)('$title', async ({ key, who, walk, former, atMost }) => {
    const walker = new Walker(webSurface(await open(who)))
    await walker.look()
    await walk(walker, year, desk())
    const now = walker.counted()
    counted.set(key, now)
    expect(now.taps).toBeLessThanOrEqual(former(now) * atMost)
  })
})

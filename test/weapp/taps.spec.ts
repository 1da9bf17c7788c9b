import { RunningDesk } from '@test/support/desk'
import { aYear, DEEDS, tellDeeds, type Year } from '@test/support/walking/deeds'
import { type Counted, Walker } from '@test/support/walking/walker'
import { pocket } from './support/holder'
import { phoneSurface } from './support/walking'

let desk: RunningDesk
beforeAll(async () => {
  desk = await RunningDesk.inTown()
})
afterAll(async () => {
  await desk.stop()
  desk.forget()
})
const phoneOf = pocket(() => desk)
const counted = new Map<string, Counted>()
let year: Year
afterAll(() => tellDeeds('小程序', counted))

describe('an officer of a base union in the middle of its year, in the mini-program', () => {
  beforeAll(async () => {
    year = await aYear(desk)
  })
  test.each(DEEDS)('$title', async ({ key, who, walk, former, atMost }) => {
    const walker = new Walker(phoneSurface(await phoneOf(who)))
    await walker.look()
    await walk(walker, year, desk)
    const now = walker.counted()
    counted.set(key, now)
    expect(now.taps).toBeLessThanOrEqual(former(now) * atMost)
  })
})

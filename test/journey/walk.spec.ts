import { report } from '@test/support/walking/figures'
import { JOURNEYS } from '@test/support/walking/journeys'
import { type Counted, Walker } from '@test/support/walking/walker'
import { stage } from './support/town'
import { webSurface } from './support/walking'

const { desk, open } = stage()
const counted: Record<string, Counted> = {}
afterAll(() => report('web', counted))

describe('a worker on the web page, with nothing but what is shown', () => {
  test.each(JOURNEYS)('$title', async ({ key, who, walk }) => {
    const person = typeof who === 'string' ? who : await desk().newcomer(who.newcomer)
    const walker = new Walker(webSurface(await open(person)))
    await walker.look()
    await walk(walker)
    counted[key] = walker.counted()
  })
})

import { report } from '@test/support/walking/figures'
import { JOURNEYS } from '@test/support/walking/journeys'
import { type Counted, Walker } from '@test/support/walking/walker'
import { stage } from './support/town'
import { webSurface } from './support/walking'

const { desk, open } = stage()
/** `npm run walk -- --pictures FOLDER --width 320 --size larger` looks at the same walk in another layout. */
const WIDTH = Number(process.env['WALK_WIDTH'] ?? 375)
const SIZE_TAPS = { normal: 0, large: 1, larger: 2 }[process.env['WALK_SIZE'] ?? 'normal'] ?? 0
const counted: Record<string, Counted> = {}
afterAll(() => report('web', counted))

describe('a worker on the web page, with nothing but what is shown', () => {
  test.each(JOURNEYS)('$title', async ({ key, who, walk, atMost }) => {
    const person = typeof who === 'string' ? who : await desk().newcomer(who.newcomer)
    const screen = await open(person, { width: WIDTH, wide: WIDTH > 1000 })
    for (let tap = 0; tap < SIZE_TAPS; tap += 1) await screen.tap('large-type')
    const walker = new Walker(webSurface(screen), key)
    await walker.look()
    await walk(walker)
    const now = walker.counted()
    counted[key] = now
    expect(now.taps).toBeLessThanOrEqual(atMost?.taps ?? now.taps)
    expect(now.typed).toBeLessThanOrEqual(atMost?.typed ?? now.typed)
  })
})

import { RunningDesk } from '@test/support/desk'
import { report } from '@test/support/walking/figures'
import { JOURNEYS } from '@test/support/walking/journeys'
import { type Counted, Walker } from '@test/support/walking/walker'
import { pocket } from './support/holder'
import { phoneSurface } from './support/walking'

let desk: RunningDesk
const counted: Record<string, Counted> = {}
beforeAll(async () => {
  desk = await RunningDesk.inTown()
})
afterAll(async () => {
  report('phone', counted)
  await desk.stop()
  desk.forget()
})
const phoneOf = pocket(() => desk)

describe('a worker in the mini-program, with nothing but what is shown', () => {
  test.each(JOURNEYS)('$title', async ({ key, who, walk, atMost }) => {
    const person = typeof who === 'string' ? who : await desk.newcomer(who.newcomer)
    const walker = new Walker(phoneSurface(await phoneOf(person)))
    await walker.look()
    await walk(walker)
    const now = walker.counted()
    counted[key] = now
    expect(now.taps).toBeLessThanOrEqual(atMost?.taps ?? now.taps)
    expect(now.typed).toBeLessThanOrEqual(atMost?.typed ?? now.typed)
  })
})

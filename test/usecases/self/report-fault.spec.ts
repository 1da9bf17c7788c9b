import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const fault = {
  build: '0.1.0',
  page: 'worker/apply/index',
  error: 'TypeError',
  frames: ['js/shared.4a7aedc9.js:1:2326', 'worker/apply/index.js:3:80'],
}
const reported = (input: object) => town.raw(undefined, { name: 'app.report', input, requestId: 'K7M2QFK7M2QFK7M2' })
const lines = () => town.world.logged.filter(({ event }) => event === 'phone-fault')

describe('a fault report from a phone', () => {
  test('is logged in one line under the request id shown to the person, and needs no sign-in', async () => {
    expect(await reported(fault)).toMatchObject({ ok: true, requestId: 'K7M2QFK7M2QFK7M2' })
    expect(lines()).toEqual([
      {
        level: 'info',
        event: 'phone-fault',
        fields: {
          request: 'K7M2QFK7M2QFK7M2',
          build: '0.1.0',
          page: 'worker/apply/index',
          error: 'TypeError',
          frames: 'js/shared.4a7aedc9.js:1:2326 worker/apply/index.js:3:80',
        },
      },
    ])
  })

  test.each([
    ['a name', { ...fault, error: '谷雨声' }],
    ['a message', { ...fault, error: 'Error: 999019198503120012 is wrong' }],
    ['what the page was opened with', { ...fault, page: 'worker/case/index?id=CA-1' }],
    ['an address with a person in it', { ...fault, frames: ['https://host/as/w-gu?who=1:2:3'] }],
    ['a build with words', { ...fault, build: 'I was typing 13900000000' }],
    ['a build that is a telephone', { ...fault, build: '19955550123' }],
    ['a telephone in a frame', { ...fault, frames: ['worker/19955550123.js:3:80'] }],
    ['more frames than five', { ...fault, frames: Array(6).fill('app.js:1:1') }],
  ])('is refused if it contains %s', async (_what, input) => {
    expect(await reported(input)).toMatchObject({ ok: false, refusal: { code: 'BAD_INPUT' } })
    expect(lines()).toEqual([])
  })

  test('is logged up to sixty times a minute, and further reports are dropped without an error', async () => {
    town.world.clock.set('2026-03-02T10:00:00Z')
    for (let i = 0; i < 70; i += 1) expect(await reported(fault)).toMatchObject({ ok: true })
    expect(lines()).toHaveLength(60)
    town.world.clock.set('2026-03-02T10:01:01Z')
    await reported(fault)
    expect(lines()).toHaveLength(61)
  })
})

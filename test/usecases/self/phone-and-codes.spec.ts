import { createApi } from '@cloud/api/create'
import type { Ports } from '@cloud/ports/index'
import type { Answer } from '@domain/contract/call'
import { aWorld, type World } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'

let world: World
let town: Town
let key = 0
beforeEach(async () => {
  world = await aWorld()
  town = await aTown(world)
})
afterEach(() => town.close())

const ask = async (over: Partial<Ports>, openid: string, name: string, input: unknown, commandId?: string) => {
  key += 1
  const envelope = { name, input, commandId: commandId ?? `phone-and-codes-${String(key).padStart(6, '0')}` }
  return createApi({ ...world.ports, ...over })({ openid }, envelope, 100)
}
const codeOf = (answer: Answer<unknown>): string => (answer.ok ? 'ok' : answer.refusal.code)

describe('the phone number from WeChat', () => {
  /** A fake of WeChat's phone-number exchange, where each code can be used once. */
  const phoneWith = (numbers: Map<string, string>) => ({
    phone: {
      exchange: async (code: string) => {
        const number = numbers.get(code)
        numbers.delete(code)
        return number
      },
    },
  })
  test('is returned to the phone that asked, and a retry gets the same reply although the code is used up', async () => {
    const over = phoneWith(new Map([['one-time', '19900000001']]))
    const first = await ask(over, 'worker-1', 'self.phone', { code: 'one-time' }, 'the-button-was-tapped')
    expect(first).toMatchObject({ value: { mobile: '19900000001' } })
    const again = await ask(over, 'worker-1', 'self.phone', { code: 'one-time' }, 'the-button-was-tapped')
    expect(again).toMatchObject({ value: { mobile: '19900000001' } })
    expect(codeOf(await ask(over, 'worker-2', 'self.phone', { code: 'one-time' }))).toBe('PHONE_NOT_CONNECTED')
    expect(JSON.stringify(world.logged)).not.toContain('19900000001')
  })
  test('is not available without WeChat or for a foreign number, so the person types it', async () => {
    expect(codeOf(await ask({}, 'worker-1', 'self.phone', { code: 'x' }))).toBe('PHONE_NOT_CONNECTED')
    const abroad = phoneWith(new Map([['abroad', '+4915200000000']]))
    expect(codeOf(await ask(abroad, 'worker-1', 'self.phone', { code: 'abroad' }))).toBe('PHONE_NOT_CONNECTED')
  })
  test('can be requested five times an hour, because each exchange costs money', async () => {
    for (let i = 0; i < 5; i += 1) await ask({}, 'worker-1', 'self.phone', { code: `x${i}` })
    expect(codeOf(await ask({}, 'worker-1', 'self.phone', { code: 'x' }))).toBe('TOO_MANY')
  })
})

describe('a mini-program code for a poster or an invitation', () => {
  test('opens the right page with the digits as its scene', async () => {
    const drawn: string[] = []
    const codes = {
      draw: async (page: string, scene: string) => {
        drawn.push(`${page}?${scene}`)
        return Uint8Array.of(1, 2, 3)
      },
    }
    const member = await ask({ codes }, 'baseOfficer', 'code.picture', { what: 'member', code: '12345678' })
    expect(member).toMatchObject({ value: { picture: 'AQID' } })
    await ask({ codes }, 'cityAdministrator', 'code.picture', { what: 'invitation', code: '1234567890' })
    expect(drawn).toEqual(['worker/join-union/index?12345678', 'admin/join/index?1234567890'])
  })
  test('is left out without an error when WeChat is not available', async () => {
    const none = await ask({}, 'baseOfficer', 'code.picture', { what: 'member', code: '12345678' })
    expect(none).toMatchObject({ ok: true, value: {} })
  })
  test('can be requested only by roles that give out such codes', async () => {
    for (const who of ['worker-1', 'cityAuditor'])
      expect(codeOf(await ask({}, who, 'code.picture', { what: 'member', code: '12345678' }))).toBe('NOT_ALLOWED')
  })
})

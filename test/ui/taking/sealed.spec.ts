/** @jest-environment node */
import { randomBytes } from 'node:crypto'
import type { CaseView } from '@domain/contract/views'
import type { CaseId, PersonId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { KIT_DAYS } from '@domain/survey/offline-kit'
import { aView } from '../base/case-view'
import { FakePhone } from '../support/fake-phone'
import { type App, boot } from './boot'

const mockCloud = {
  reachable: true,
  /** by device: the key, or `ended` after the offline kit has ended */
  keys: new Map<string, string | 'ended'>(),
  left: false,
  papers: ['FI-paper1', 'FI-paper2', 'FI-paper3'],
  asked: [] as string[],
  fetched: 0,
  failFrom: Number.POSITIVE_INFINITY,
}
const mockRefused = (code: string) => ({ ok: false, refusal: { code }, requestId: 'r' })
const mockLost = () => ({ ok: false, refusal: { code: 'UNAVAILABLE', about: { network: 'lost' } }, requestId: 'r' })
const mockPaper = () => `%%FOTO ${'身份证 999001198501010019 '.repeat(20)}`

jest.mock('@src/gateway/platform/place', () => ({
  isWeapp: true,
  hasServer: false,
  prefix: () => '',
  addressOf: (path: string) => path,
}))
jest.mock('@src/gateway/calls/call', () => ({
  ask: async (name: string, input: { device: string; begin: boolean }) => {
    if (!mockCloud.reachable) return mockLost()
    mockCloud.asked.push(name)
    if (name === 'taking.papers') {
      const papers = mockCloud.papers.map((file) => ({ file, url: `https://x/${file}`, mime: 'image/jpeg', size: 9 }))
      return { ok: true, value: { papers, until: 0 }, requestId: 'r' }
    }
    if (mockCloud.left) return mockRefused('NOT_ALLOWED')
    const known = mockCloud.keys.get(input.device)
    if (known === 'ended' || (known === undefined && !input.begin)) return mockRefused('TAKING_ENDED')
    const key = known ?? randomBytes(32).toString('base64')
    mockCloud.keys.set(input.device, key)
    return { ok: true, value: { key }, requestId: 'r' }
  },
}))

const ME = 'PE-officer1' as PersonId
const CASE = aView().row.id
const OTHER = 'CA-other0001' as CaseId
const DAY = plainDate('2026-03-09')
const CODE = '480913'
const NOW = 1_772_000_000_000

let phone: FakePhone
let app: App
const start = (): void => {
  app = boot(phone)
  const { default: Taro } = require('@tarojs/taro') as { default: Record<string, unknown> }
  Taro['request'] = async () => {
    mockCloud.fetched += 1
    if (!mockCloud.reachable || mockCloud.fetched >= mockCloud.failFrom) throw new Error('request:fail')
    return { statusCode: 200, data: new TextEncoder().encode(mockPaper()).buffer }
  }
}
beforeEach(() => {
  phone = new FakePhone()
  Object.assign(mockCloud, { reachable: true, left: false, asked: [], fetched: 0, failFrom: Number.POSITIVE_INFINITY })
  mockCloud.keys.clear()
  start()
})
afterEach(() => jest.useRealTimers())

const openHere = async (): Promise<void> => {
  expect(await app.keys.openBySignal(ME)).toBe('open')
}
const secretView = (): CaseView => {
  const view = aView()
  return { ...view, row: { ...view.row, unit: '虚构机械厂工会' } } as CaseView
}
const take = async () => app.taking.takeAlong(secretView(), DAY, () => undefined)
const photo = { path: 'tmp/photo.jpg', name: 'photo.jpg', size: 30, mime: 'image/jpeg' }
const snap = async (caseId = CASE): Promise<string | undefined> => {
  phone.files.set(photo.path, new TextEncoder().encode('现场照片：张某某家中'))
  const id = await app.taking.keepPicture(caseId, photo)
  phone.files.delete(photo.path) // WeChat deletes its own temporary files
  return id
}

describe('the data of a household stored on the phone', () => {
  test('reveals no name, number, figure, picture or key', async () => {
    await openHere()
    expect(await take()).toBe('taken')
    await app.taking.setCode(CODE)
    await snap()
    app.taking.writeDoc(CASE, 'draft', { living: '丈夫卧床，欠债 30000 元' })
    const dump = phone.dump()
    const { declaration } = aView() as CaseView
    const words = [
      '虚构机械厂',
      String(aView().row.name),
      '999001198501010019',
      'FOTO',
      '现场照片',
      '张某某',
      '卧床',
      '30000',
      CODE,
      ...mockCloud.keys.values(),
      ...declaration.incomes.map(({ amount }) => `"amount":${amount}`),
    ]
    for (const word of words) expect(dump).not.toContain(word)
    expect(phone.files.size).toBe(5) // three papers, a photo and its small copy
  })

  test('can be opened again after a restart with a signal and without a code', async () => {
    await openHere()
    await take()
    start()
    expect(app.taking.readDoc(CASE, 'view')).toBe('locked')
    await openHere()
    expect(app.taking.viewInKit(CASE)).toMatchObject({ on: DAY, view: { row: { unit: '虚构机械厂工会' } } })
    expect(await app.taking.withPicture(CASE, 'FI-paper1', async ({ size, mime }) => [size > 100, mime])).toEqual([
      true,
      'image/jpeg',
    ])
    expect([...phone.files.keys()].filter((path) => path.includes('/opened/'))).toEqual([])
  })

  test('is reported as broken when it was changed, moved or opened with another key', async () => {
    await openHere()
    await take()
    const key = `sealed:${CASE}:view`
    const sealed = String(phone.storage.get(key))
    const changed = Buffer.from(sealed, 'base64')
    changed[60] = (changed[60] ?? 0) ^ 1
    phone.storage.set(key, changed.toString('base64'))
    expect(app.taking.readDoc(CASE, 'view')).toBe('broken')
    phone.storage.set(`sealed:${OTHER}:view`, sealed)
    expect(app.taking.readDoc(OTHER, 'view')).toBe('broken')
    phone.storage.set(`sealed:${CASE}:draft`, sealed)
    expect(app.taking.readDoc(CASE, 'draft')).toBe('broken')
    phone.storage.set(key, sealed.slice(0, 20))
    expect(app.taking.readDoc(CASE, 'view')).toBe('broken')
    phone.storage.set(key, sealed)
    expect(app.taking.readDoc(CASE, 'view')).not.toBe('broken')
    for (const device of mockCloud.keys.keys()) mockCloud.keys.set(device, randomBytes(32).toString('base64'))
    start()
    await openHere()
    expect(app.taking.readDoc(CASE, 'view')).toBe('broken')
    expect(await app.taking.withPicture(CASE, 'FI-paper1', async () => 'seen')).toBe('broken')
  })

  test('cannot be decrypted by another officer on the same phone, who has another key', async () => {
    await openHere()
    await take()
    const record = phone.storage.get('taking:ring') as object
    phone.storage.set('taking:ring', { ...record, person: 'PE-officer2' })
    start()
    expect(await app.keys.openBySignal('PE-officer2' as PersonId)).toBe('open')
    expect(app.taking.readDoc(CASE, 'view')).toBe('broken')
  })

  test('has a different ciphertext each time the same text is sealed', async () => {
    await openHere()
    const seen = new Set<unknown>()
    for (let i = 0; i < 50; i += 1) {
      app.taking.writeDoc(CASE, 'draft', { living: '一样的话' })
      seen.add(phone.storage.get(`sealed:${CASE}:draft`))
    }
    expect(seen.size).toBe(50)
    const nonces = [...seen].map((sealed) => Buffer.from(String(sealed), 'base64').subarray(0, 24).toString('hex'))
    expect(new Set(nonces).size).toBe(50)
  })
})

describe('without a signal', () => {
  beforeEach(async () => {
    await openHere()
    await take()
    expect(await app.taking.setCode(CODE)).toBe(true)
    mockCloud.reachable = false
    start()
  })

  test('the right offline code opens the data, and a wrong code does not', async () => {
    expect(await app.keys.openBySignal(undefined)).toMatchObject({ code: 'UNAVAILABLE' })
    expect(await app.taking.openByCode('480914', NOW)).toBe('wrong')
    expect(app.taking.readDoc(CASE, 'view')).toBe('locked')
    expect(await app.taking.openByCode(CODE, NOW)).toBe('open')
    expect(app.taking.viewInKit(CASE)).toBeDefined()
  })

  test('wrong codes lead to increasing delays, also after a restart; nothing is deleted, and a signal opens the data at once', async () => {
    for (let i = 0; i < 3; i += 1) expect(await app.taking.openByCode('111222', NOW)).toBe('wrong')
    expect(await app.taking.openByCode(CODE, NOW)).toEqual({ waitMs: 30_000 })
    start()
    expect(await app.taking.openByCode(CODE, NOW + 29_999)).toEqual({ waitMs: 1 })
    expect(await app.taking.openByCode('111222', NOW + 30_000)).toBe('wrong')
    expect(await app.taking.openByCode(CODE, NOW + 30_000)).toEqual({ waitMs: 60_000 })
    mockCloud.reachable = true
    await openHere()
    expect(app.taking.viewInKit(CASE)).toBeDefined()
    expect(phone.files.size).toBe(3)
    expect(await app.taking.setCode('730251')).toBe(true)
    start()
    expect(await app.taking.openByCode(CODE, NOW + 60_000)).toBe('wrong')
    expect(await app.taking.openByCode('730251', NOW + 60_000)).toBe('open')
  })

  test('the data is locked after five minutes in the background, and using the camera does not count', async () => {
    jest.useFakeTimers({ now: NOW })
    expect(await app.keys.openBySignal(undefined)).not.toBe('open')
    jest.useRealTimers()
    expect(await app.taking.openByCode(CODE, NOW)).toBe('open')
    const later = jest.spyOn(Date, 'now').mockReturnValue(NOW)
    phone.hide()
    later.mockReturnValue(NOW + 4 * 60_000)
    phone.show()
    expect(app.taking.viewInKit(CASE)).toBeDefined()
    phone.hide()
    later.mockReturnValue(NOW + 9 * 60_000)
    phone.show()
    expect(app.taking.readDoc(CASE, 'view')).toBe('locked')
    later.mockRestore()
  })

  test('opening by code and by signal at the same moment never writes data under an empty key', async () => {
    // random bytes are delayed: the code has been found right, but the box is not open yet
    const waiting: (() => void)[] = []
    const wx = (globalThis as unknown as { wx: { getRandomValues: (asked: object) => void } }).wx
    const atOnce = wx.getRandomValues
    const byCode = app.taking.openByCode(CODE, NOW)
    mockCloud.reachable = true
    await openHere()
    wx.getRandomValues = (asked) => void waiting.push(() => atOnce(asked))
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    waiting.splice(0).forEach((go) => {
      go()
    })
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(app.taking.writeDoc(CASE, 'draft', { road: '青石巷' })).toBe(true)
    waiting.splice(0).forEach((go) => {
      go()
    })
    expect(await byCode).toBe('open')
    expect(app.taking.readDoc(CASE, 'draft')).toEqual({ value: { road: '青石巷' } })
    start()
    await openHere()
    expect(app.taking.readDoc(CASE, 'draft')).toEqual({ value: { road: '青石巷' } })
  })

  test('an offline code chosen while the phone locks itself wraps the real key and not zeros', async () => {
    mockCloud.reachable = true
    await openHere()
    const later = jest.spyOn(Date, 'now').mockReturnValue(NOW)
    const choosing = app.taking.setCode('730251')
    phone.hide()
    later.mockReturnValue(NOW + 5 * 60_000)
    phone.show()
    expect(app.taking.readDoc(CASE, 'view')).toBe('locked')
    later.mockRestore()
    expect(await choosing).toBe(true)
    mockCloud.reachable = false
    start()
    expect(await app.taking.openByCode('730251', NOW)).toBe('open')
    expect(app.taking.viewInKit(CASE)).toBeDefined()
  })

  test.each([
    ['salt', '%%'],
    ['sealed', '%%'],
    ['sealed', 'AAAA'],
    ['cost', 40],
    ['cost', 0],
  ])(
    'a damaged key wrapping (%s %s) is treated as a wrong code, and a signal still opens the data',
    async (part, damage) => {
      Object.assign((phone.storage.get('taking:ring') as { code: object }).code, { [part]: damage })
      expect(await app.taking.openByCode(CODE, NOW)).toBe('wrong')
      mockCloud.reachable = true
      await openHere()
      expect(app.taking.viewInKit(CASE)).toBeDefined()
    },
  )

  test('without an offline code the data waits for a signal, and nothing is lost', async () => {
    const record = phone.storage.get('taking:ring') as { code?: unknown }
    delete record.code
    expect(await app.taking.openByCode(CODE, NOW)).toBe('none')
    mockCloud.reachable = true
    await openHere()
    expect(app.taking.viewInKit(CASE)).toBeDefined()
  })
})

describe('taking a household along', () => {
  test('continues after a lost signal where it stopped and downloads no paper twice', async () => {
    await openHere()
    mockCloud.failFrom = 3
    expect(await take()).toBe('cut')
    expect(app.taking.onPhone()).toMatchObject([{ caseId: CASE, have: 2, of: 3 }])
    mockCloud.failFrom = Number.POSITIVE_INFINITY
    start()
    await openHere()
    expect(await take()).toBe('taken')
    expect(mockCloud.fetched).toBe(4)
    expect(app.taking.onPhone()).toMatchObject([{ have: 3, of: 3 }])
  })

  test('reports a full storage and leaves no partial file', async () => {
    await openHere()
    await take()
    await app.wipe.wipe(CASE)
    phone.room = false
    expect(await take()).toBe('no-room')
    phone.room = true
    app.wipe.noteOnPhone(CASE, { on: DAY })
    phone.room = false
    expect(await app.shelf.putPicture(CASE, 'FI-paper1', new Uint8Array(900), 'image/jpeg')).toBe(false)
    expect(await snap()).toBeUndefined()
    expect([...phone.files.keys()]).toEqual([])
  })

  test('that is killed before the rename leaves no partial file under its final name, and the next start removes the rest', async () => {
    await openHere()
    phone.killAt = 'rename'
    await take().catch(() => undefined)
    expect([...phone.files.keys()].every((path) => path.endsWith('.part'))).toBe(true)
    start()
    await openHere()
    expect(await take()).toBe('taken')
    expect([...phone.files.keys()].map((path) => path.split('/').pop())).toEqual(
      mockCloud.papers.map((file) => `${CASE}.${file}`),
    )
  })
})

describe('wiping the data of a household', () => {
  const twoHouseholds = async (): Promise<void> => {
    await openHere()
    await take()
    await snap(OTHER)
    app.wipe.noteOnPhone(OTHER, { begun: true, unsent: true })
    app.taking.writeDoc(OTHER, 'draft', { living: '还没提交' })
  }
  const restsOf = (caseId: string) =>
    [...phone.storage.keys(), ...phone.files.keys()].filter((name) => name.includes(caseId))

  test('deletes everything of that household and nothing of another', async () => {
    await twoHouseholds()
    await app.wipe.wipe(CASE)
    expect(restsOf(CASE)).toEqual([])
    expect(restsOf(OTHER)).toHaveLength(3)
    expect(app.taking.onPhone().map(({ caseId }) => caseId)).toEqual([OTHER])
  })

  test('is finished at the next start if it was interrupted, without any key', async () => {
    await twoHouseholds()
    phone.killAt = 'remove'
    await app.wipe.wipe(CASE).catch(() => undefined)
    expect(restsOf(CASE)).not.toEqual([])
    start()
    await app.wipe.tidyAtStart(DAY, true)
    expect(restsOf(CASE)).toEqual([])
    expect(restsOf(OTHER)).toHaveLength(3)
  })

  test('by the button or after an officer has left keeps unsent records sealed', async () => {
    await twoHouseholds()
    start()
    await app.wipe.tidyAtStart(DAY, false)
    expect(restsOf(CASE)).toEqual([])
    expect(restsOf(OTHER)).toHaveLength(3)
    mockCloud.left = true
    expect(await app.keys.openBySignal(ME)).toBe('ended')
    expect(restsOf(OTHER)).toHaveLength(3)
  })

  test('happens automatically on a phone reported as lost once it connects, and from then on only the code opens unsent records', async () => {
    await twoHouseholds()
    await app.taking.setCode(CODE)
    for (const device of mockCloud.keys.keys()) mockCloud.keys.set(device, 'ended')
    start()
    expect(await app.keys.openBySignal(ME)).toBe('ended')
    expect(restsOf(CASE)).toEqual([])
    expect(await app.keys.openBySignal(ME)).toBe('ended')
    expect(await app.taking.openByCode(CODE, NOW)).toBe('open')
    expect(app.taking.readDoc(OTHER, 'draft')).toEqual({ value: { living: '还没提交' } })
  })

  test.each([0, '2026-02-31', null])(
    'is not prevented at every start by a day that another version wrote as %p, and unsent records stay',
    async (on) => {
      await twoHouseholds()
      const Taro = (require('@tarojs/taro') as { default: Record<string, (key: string, value?: unknown) => unknown> })
        .default
      const list = Taro['getStorageSync']?.('taking:cases') as object[]
      Taro['setStorageSync']?.(
        'taking:cases',
        list.map((one) => ({ ...one, on, have: 'many' })),
      )
      start()
      await app.wipe.tidyAtStart(DAY, true)
      await app.wipe.tidyAtStart(DAY, false)
      expect(restsOf(CASE)).toEqual([])
      expect(restsOf(OTHER)).toHaveLength(3)
    },
  )

  test('happens after thirty days for data that was only taken along, and not earlier', async () => {
    await twoHouseholds()
    const { addDays } = require('@domain/kernel/plain-date') as typeof import('@domain/kernel/plain-date')
    await app.wipe.tidyAtStart(addDays(DAY, KIT_DAYS), true)
    expect(restsOf(CASE)).not.toEqual([])
    await app.wipe.tidyAtStart(addDays(DAY, KIT_DAYS + 1), true)
    expect(restsOf(CASE)).toEqual([])
    expect(restsOf(OTHER)).toHaveLength(3)
  })

  test('happens when the household no longer needs a visit', async () => {
    await twoHouseholds()
    await app.taking.leaveBehind([CASE], true)
    expect(restsOf(CASE)).not.toEqual([])
    await app.taking.leaveBehind([], true)
    expect(restsOf(CASE)).toEqual([])
    expect(restsOf(OTHER)).toHaveLength(3)
  })
})

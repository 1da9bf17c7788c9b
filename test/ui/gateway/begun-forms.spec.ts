import type { CallInput } from '@domain/contract'
import type { OrgId } from '@domain/kernel/ids'
import { begunForms, forgetBegun, meetBegun, newForm, saveBegun, sendBegun } from '@src/gateway/drafts/begun-forms'
import { forgetKeys, write } from '@src/gateway/storage/key-value'
import Taro from '@tarojs/taro'
import { cloudOverHttps } from '../support/https'

const drafts = new Map<string, Omit<CallInput<'draft.save'>, 'key'>>()
let online = true
const reached = <T>(value: () => T): T | 'lost' => (online ? value() : 'lost')
beforeEach(() => {
  jest.useFakeTimers({ now: 1_000_000 })
  Taro.clearStorageSync()
  drafts.clear()
  online = true
  cloudOverHttps({
    'draft.save': ({ key: _key, ...saved }) =>
      reached(() => {
        drafts.set(saved.device, saved)
        return { updatedAt: saved.updatedAt }
      }),
    'draft.drop': ({ device = '' }) =>
      reached(() => {
        drafts.delete(device)
        return {}
      }),
    'draft.open': () => reached(() => ({ drafts: [...drafts.values()] })),
  })
})
afterEach(() => jest.useRealTimers())

const ORG = 'OR-plant' as OrgId
const isDraft = (value: unknown): boolean => typeof value === 'object' && value !== null && 'name' in value
const here = () => begunForms(ORG).map(({ value }) => (value as { name: string }).name)
const later = (ms = 10_000) => jest.advanceTimersByTimeAsync(ms)

describe('forms that an officer fills in for workers', () => {
  test('are stored separately, each with its own answers, on the phone and in the cloud', async () => {
    const [one, other] = [newForm(), newForm()]
    saveBegun(ORG, one, { name: '甲' })
    await later(5)
    saveBegun(ORG, other, { name: '乙' })
    expect(here()).toEqual(['乙', '甲'])
    expect(begunForms('OR-shop' as OrgId)).toEqual([])
    await later()
    expect([...drafts.keys()].sort()).toEqual([one, other].sort())
  })

  test('are read from a damaged list without comparing tens of thousands of lines', () => {
    const id = newForm()
    saveBegun(ORG, id, { name: '甲' })
    for (const [lines, read] of [
      [30, 30],
      [20_000, 100],
    ] as const) {
      write(`begun:${ORG}`, Array<unknown>(lines).fill({ id, updatedAt: 5, sent: 3 }))
      expect(begunForms(ORG)).toHaveLength(read)
    }
  })

  test('can be continued on another device, and the newer version is kept', async () => {
    const id = newForm()
    saveBegun(ORG, id, { name: '甲' })
    await later()
    Taro.clearStorageSync() // a phone without stored data
    await meetBegun(ORG, isDraft)
    expect(here()).toEqual(['甲'])
    saveBegun(ORG, id, { name: '甲，改过' })
    await meetBegun(ORG, isDraft)
    expect(here()).toEqual(['甲，改过'])
    expect(drafts.get(id)?.body).toBe(JSON.stringify({ name: '甲，改过' }))
  })

  test('disappear from other devices once submitted, unless more has been written there', async () => {
    const [done, open] = [newForm(), newForm()]
    saveBegun(ORG, done, { name: '甲' })
    saveBegun(ORG, open, { name: '乙' })
    await later()
    drafts.clear() // handed in on another device
    online = false
    saveBegun(ORG, open, { name: '乙，又写' })
    online = true
    await meetBegun(ORG, isDraft)
    expect(here()).toEqual(['乙，又写'])
    forgetBegun(ORG, open)
    await later()
    expect([here(), drafts.size]).toEqual([[], 0])
  })

  test('wait on the phone without a network, are uploaded later, and are not visible in another person’s browser', async () => {
    online = false
    const id = newForm()
    saveBegun(ORG, id, { name: '甲' })
    void sendBegun(ORG, id)
    await later(300_000)
    expect([here(), drafts.size]).toEqual([['甲'], 0])
    online = true
    await meetBegun(ORG, isDraft)
    expect(drafts.size).toBe(1)
    forgetKeys()
    expect(here()).toEqual([])
  })
})

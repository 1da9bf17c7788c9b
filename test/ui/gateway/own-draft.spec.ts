import type { CallInput } from '@domain/contract'
import {
  dropOtherDraft,
  forgetDraft,
  meetDrafts,
  otherDraft,
  saveOwnDraft,
  sendDraft,
  swapDraft,
} from '@src/gateway/drafts/cloud-draft'
import { loadDraft, saveDraft } from '@src/gateway/drafts/phone-draft'
import Taro from '@tarojs/taro'
import { cloudOverHttps } from '../support/https'

type Saved = Omit<CallInput<'draft.save'>, 'key'>

/** A fake cloud that stores drafts as ours does; `online` may be set to false. */
const cloud = () => {
  const drafts = new Map<string, Saved>()
  const state = { online: true, asked: [] as string[], now: 9_000_000 }
  const reached = <T>(name: string, value: () => T): T | 'lost' => {
    if (!state.online) return 'lost'
    state.asked.push(name)
    return value()
  }
  cloudOverHttps({
    'draft.save': ({ key: _key, ...saved }) =>
      reached('draft.save', () => {
        const updatedAt = Math.min(saved.updatedAt, state.now)
        drafts.set(saved.device, { ...saved, updatedAt })
        return { updatedAt }
      }),
    'draft.drop': ({ device }) =>
      reached('draft.drop', () => {
        if (device === undefined) drafts.clear()
        else drafts.delete(device)
        return {}
      }),
    'draft.open': () =>
      reached('draft.open', () => ({ drafts: [...drafts.values()].sort((a, b) => b.updatedAt - a.updatedAt) })),
  })
  return { drafts, state }
}
const phone = { name: '谷雨声' }
const isDraft = (value: unknown): boolean => typeof value === 'object' && value !== null && 'name' in value
const opened = (late = false): Promise<void> => meetDrafts('apply', isDraft, () => late)
const others = (updatedAt: number, value: unknown): Saved => ({
  device: 'another-phone-0000001',
  updatedAt,
  body: JSON.stringify(value),
})

let there: ReturnType<typeof cloud>
beforeEach(async () => {
  jest.useFakeTimers({ now: 1_000_000 })
  there = cloud()
  forgetDraft('apply') // discards what the previous test may have left in progress
  await jest.advanceTimersByTimeAsync(0)
  Taro.clearStorageSync()
  there = cloud()
})
afterEach(() => jest.useRealTimers())
const shelf = () => [...there.drafts.values()].map(({ body }) => JSON.parse(body) as unknown)

describe('a half-filled form', () => {
  test('is saved on the phone at once and in the cloud after a delay, with one call for all input during the delay', async () => {
    for (let letters = 1; letters <= 5; letters += 1) saveOwnDraft('apply', { name: '谷'.repeat(letters) })
    expect(loadDraft('apply')).toEqual({ name: '谷谷谷谷谷' })
    expect(there.state.asked).toEqual([])
    await jest.advanceTimersByTimeAsync(10_000)
    expect(there.state.asked).toEqual(['draft.save'])
    expect(shelf()).toEqual([{ name: '谷谷谷谷谷' }])
  })

  test('is saved in the cloud at once when the page is left, and not again without a change', async () => {
    saveOwnDraft('apply', phone)
    await sendDraft('apply')
    await sendDraft('apply')
    await jest.advanceTimersByTimeAsync(20_000)
    expect(there.state.asked).toEqual(['draft.save'])
  })

  test('stays on the phone without a network and is uploaded later', async () => {
    there.state.online = false
    saveOwnDraft('apply', phone)
    const [sending, opening] = [sendDraft('apply'), opened()]
    await jest.advanceTimersByTimeAsync(10_000)
    await Promise.all([sending, opening])
    expect(loadDraft('apply')).toEqual(phone)
    there.state.online = true
    await sendDraft('apply')
    expect(shelf()).toEqual([phone])
  })

  test('is restored after the app was reinstalled', async () => {
    saveOwnDraft('apply', phone)
    await sendDraft('apply')
    Taro.clearStorageSync()
    await opened()
    expect(loadDraft('apply')).toEqual(phone)
    expect(otherDraft('apply')).toBeUndefined()
  })

  test('is deleted from phone and cloud once submitted, even if a save was still running', async () => {
    saveOwnDraft('apply', phone)
    const sending = sendDraft('apply')
    forgetDraft('apply')
    await sending
    await jest.advanceTimersByTimeAsync(0)
    expect(loadDraft('apply')).toBeUndefined()
    expect(shelf()).toEqual([])
  })
})

describe('a form half filled on two phones', () => {
  test('shows the newer version, keeps the older one aside, and loses nothing when they are swapped', async () => {
    saveOwnDraft('apply', phone)
    await sendDraft('apply')
    there.drafts.set('another-phone-0000001', others(2_000_000, { name: '另一台' }))
    await opened()
    expect(loadDraft('apply')).toEqual({ name: '另一台' })
    expect(otherDraft('apply')).toMatchObject({ value: phone })
    swapDraft('apply')
    expect(loadDraft('apply')).toEqual(phone)
    expect(otherDraft('apply')).toMatchObject({ value: { name: '另一台' } })
  })

  test('offers the other phone’s older version, and deletes it everywhere if it is declined', async () => {
    there.drafts.set('another-phone-0000001', others(5, { name: '另一台' }))
    saveOwnDraft('apply', phone)
    await opened()
    expect(loadDraft('apply')).toEqual(phone)
    expect(otherDraft('apply')).toMatchObject({ updatedAt: 5, value: { name: '另一台' } })
    dropOtherDraft('apply')
    await jest.advanceTimersByTimeAsync(0)
    expect(shelf()).toEqual([phone])
    await opened()
    expect(otherDraft('apply')).toBeUndefined()
  })

  test('keeps the fields in use when the other phone’s version arrives late', async () => {
    saveOwnDraft('apply', phone)
    there.drafts.set('another-phone-0000001', others(2_000_000, { name: '另一台' }))
    await opened(true)
    expect(loadDraft('apply')).toEqual(phone)
    expect(otherDraft('apply')).toMatchObject({ value: { name: '另一台' } })
  })

  test('raises no question if both versions are the same', async () => {
    there.drafts.set('another-phone-0000001', others(2_000_000, phone))
    saveOwnDraft('apply', phone)
    await opened()
    expect(otherDraft('apply')).toBeUndefined()
  })

  test('leaves a version written by a newer app untouched', async () => {
    there.drafts.set('another-phone-0000001', others(2_000_000, { version: 2 }))
    saveOwnDraft('apply', phone)
    await opened()
    expect(loadDraft('apply')).toEqual(phone)
    expect(otherDraft('apply')).toBeUndefined()
    expect(there.drafts.has('another-phone-0000001')).toBe(true)
  })

  test('does not always count as newer on a phone whose clock is ahead', async () => {
    there.state.now = 500_000
    saveOwnDraft('apply', phone)
    await sendDraft('apply')
    there.drafts.set('another-phone-0000001', others(500_001, { name: '另一台' }))
    await opened()
    expect(loadDraft('apply')).toEqual({ name: '另一台' })
    expect(otherDraft('apply')).toMatchObject({ value: phone, updatedAt: 500_000 })
  })

  test('from before there were cloud drafts is put aside and not overwritten', async () => {
    saveDraft('apply', phone)
    there.drafts.set('another-phone-0000001', others(5, { name: '另一台' }))
    await opened()
    expect(loadDraft('apply')).toEqual({ name: '另一台' })
    expect(otherDraft('apply')).toMatchObject({ value: phone })
  })
})

import type { CallOutput } from '@domain/contract'
import type { DraftKey } from '@domain/contract/draft'
import { nanoid } from 'nanoid/non-secure'
import { ask, command } from '../calls/call'
import { read, remove, write } from '../storage/key-value'
import { dropDraft, loadDraft, saveDraft } from './phone-draft'

// A draft is stored on the phone at every change, and sent to the cloud a little later or when the page is left. Without a
// network only the sending is missing.

type Kept = CallOutput<'draft.open'>['drafts'][number]
/**
 * `updatedAt` of the draft on this phone; `sent`: the time of the version the cloud has; `seen`: drafts of other phones that
 * were dealt with.
 */
type State = { readonly updatedAt: number; readonly sent: number; readonly seen: Readonly<Record<string, number>> }

/** A second draft of the same person, kept aside and offered. `device`: the other phone it comes from, if any. */
export type OtherDraft = { readonly updatedAt: number; readonly value: unknown; readonly device?: string }
export type IsDraft = (value: unknown) => boolean

const PAUSE_MS = 10_000

const isState = (value: unknown): value is State =>
  typeof value === 'object' && value !== null && 'updatedAt' in value && 'sent' in value && 'seen' in value
const stateOf = (key: DraftKey): State => {
  const kept = read(`draft-state:${key}`)
  return isState(kept) ? kept : { updatedAt: 0, sent: 0, seen: {} }
}
const note = (key: DraftKey, patch: Partial<State>): void =>
  void write(`draft-state:${key}`, { ...stateOf(key), ...patch } satisfies State)

/** A random id of this phone; a reinstalled app counts as another phone. */
const thisDevice = (): string => {
  const known = read('device')
  if (typeof known === 'string') return known
  const made = nanoid(21)
  write('device', made)
  return made
}

const isOther = (value: unknown): value is OtherDraft =>
  typeof value === 'object' && value !== null && 'updatedAt' in value && 'value' in value
export const otherDraft = (key: DraftKey): OtherDraft | undefined => {
  const kept = read(`draft-other:${key}`)
  return isOther(kept) ? kept : undefined
}
const putAside = (key: DraftKey, other: OtherDraft): void => void write(`draft-other:${key}`, other)

const timers = new Map<DraftKey, ReturnType<typeof setTimeout>>()
const underWay = new Map<DraftKey, Promise<void>>()

const stopTimer = (key: DraftKey): void => {
  clearTimeout(timers.get(key))
  timers.delete(key)
}

const send = async (key: DraftKey): Promise<void> => {
  const value = loadDraft(key)
  const { updatedAt, sent } = stateOf(key)
  if (value === undefined || updatedAt <= sent) return
  const input = { key, device: thisDevice(), updatedAt, body: JSON.stringify(value) }
  const answer = await command('draft.save', input, { keyFor: key })
  if (!answer.ok || loadDraft(key) === undefined) return // submitted during the request: nothing left to store
  // a phone whose clock is ahead adopts the cloud's time; otherwise the phone's draft would always count as newer
  const told = answer.value.updatedAt
  note(key, stateOf(key).updatedAt === updatedAt ? { updatedAt: told, sent: told } : { sent: updatedAt })
}

/**
 * Sends the draft's unsent changes to the cloud, one request at a time. Errors are not shown, because the phone still has the
 * whole draft.
 */
export const sendDraft = (key: DraftKey): Promise<void> => {
  stopTimer(key)
  const next = (underWay.get(key) ?? Promise.resolve()).then(() => send(key))
  underWay.set(key, next)
  return next
}

/** Stores a draft on this phone at once, and in the cloud a little later. Returns false when the phone has no space left. */
export const saveOwnDraft = (key: DraftKey, value: unknown): boolean => {
  const kept = saveDraft(key, value)
  note(key, { updatedAt: Math.max(Date.now(), stateOf(key).updatedAt + 1) })
  if (!timers.has(key))
    timers.set(
      key,
      setTimeout(() => void sendDraft(key), PAUSE_MS),
    )
  return kept
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/**
 * Drafts of other phones that were not dealt with on this phone, the newest first. Drafts written by a newer app are ignored.
 */
const strange = (key: DraftKey, drafts: readonly Kept[], isDraft: IsDraft): readonly OtherDraft[] => {
  const { seen } = stateOf(key)
  const mine = JSON.stringify(loadDraft(key))
  return drafts
    .filter(({ device, updatedAt }) => device !== thisDevice() && updatedAt > (seen[device] ?? 0))
    .filter(({ body }) => body !== mine)
    .map(({ device, updatedAt, body }) => ({ device, updatedAt, value: parsed(body) }))
    .filter(({ value }) => isDraft(value))
}

const dealtWith = (key: DraftKey, { device, updatedAt }: OtherDraft): void => {
  if (device !== undefined) note(key, { seen: { ...stateOf(key).seen, [device]: updatedAt } })
}

const show = (key: DraftKey, { value, updatedAt }: OtherDraft): void => {
  saveDraft(key, value)
  note(key, { updatedAt, sent: updatedAt }) // the cloud has it already, from the phone it was written on
}
const shown = (key: DraftKey): OtherDraft | undefined => {
  const value = loadDraft(key)
  return value === undefined ? undefined : { value, updatedAt: stateOf(key).updatedAt }
}

const settle = (key: DraftKey, [first, second]: readonly OtherDraft[], late: boolean): void => {
  if (first === undefined) return
  const mine = shown(key)
  dealtWith(key, first)
  if (late || (mine !== undefined && mine.updatedAt >= first.updatedAt)) {
    putAside(key, first)
    return
  }
  show(key, first)
  const left = mine ?? second
  if (left === undefined) return
  dealtWith(key, left)
  putAside(key, left)
}

/**
 * Looks for a draft of the same form from another phone. The newer of the two is shown and the other kept aside; if the form is
 * already in use (`late`), the shown draft stays and the other is only offered. Then the shown draft is sent to the cloud.
 */
export const meetDrafts = async (key: DraftKey, isDraft: IsDraft, late: () => boolean): Promise<void> => {
  const answer = await ask('draft.open', { key })
  if (!answer.ok) return
  // one question at a time: another draft is offered once the first has been decided on
  if (otherDraft(key) === undefined) settle(key, strange(key, answer.value.drafts, isDraft), late())
  await sendDraft(key)
}

/** Swaps the shown draft with the one kept aside. */
export const swapDraft = (key: DraftKey): void => {
  const other = otherDraft(key)
  const mine = shown(key)
  if (other === undefined) return
  if (mine === undefined) remove(`draft-other:${key}`)
  else putAside(key, mine)
  saveOwnDraft(key, other.value)
}

/** Deletes the draft kept aside, here and in the cloud. */
export const dropOtherDraft = (key: DraftKey): void => {
  const other = otherDraft(key)
  remove(`draft-other:${key}`)
  if (other?.device !== undefined) void command('draft.drop', { key, device: other.device }, { keyFor: other.device })
}

/**
 * Deletes a draft that was handed in or given up, from this phone and from the cloud, where a save may still be in progress.
 */
export const forgetDraft = (key: DraftKey): void => {
  stopTimer(key)
  dropDraft(key)
  remove(`draft-other:${key}`)
  remove(`draft-state:${key}`)
  // handing in an application deletes its drafts in the cloud; only a save still in progress could create one again
  const pending = underWay.get(key) ?? (key === 'apply' ? undefined : Promise.resolve())
  if (pending === undefined) return
  underWay.delete(key)
  void pending.then(() => command('draft.drop', { key }, { keyFor: key }))
}

import type { DraftKey } from '@domain/contract/draft'
import type { OrgId } from '@domain/kernel/ids'
import { nanoid } from 'nanoid/non-secure'
import { ask, command } from '../calls/call'
import { read, write } from '../storage/key-value'
import { dropDraft, loadDraft, saveDraft } from './phone-draft'

// Forms that an officer fills in for workers who cannot do so: several per union, each with a number of its own, so that the
// answers of two workers are never mixed. Stored on this phone at once, in the cloud a little later.

/** `sent`: time of the last change that the cloud has, by the same clock; 0 while it has none. */
type Line = { readonly id: string; readonly updatedAt: number; readonly sent: number }
export type BegunForm = { readonly id: string; readonly updatedAt: number; readonly value: unknown }

const PAUSE_MS = 10_000
/** Maximum per union: with more, the cloud would drop the oldest drafts, and none may be lost. */
export const BEGUN_MAX = 9

/** More lines than the forms of this phone and of several others: a longer list was damaged, and each line is compared with all. */
const LINES_MOST = 100

const slotOf = (org: OrgId): DraftKey => `on-behalf:${org}`
export const begunKey = (org: OrgId, id: string): string => `${slotOf(org)}:${id}`

const isLine = (line: unknown): line is Line =>
  typeof line === 'object' && line !== null && 'id' in line && 'updatedAt' in line && 'sent' in line
const linesOf = (org: OrgId): readonly Line[] => {
  const kept = read(`begun:${org}`)
  return Array.isArray(kept) ? kept.filter(isLine).slice(0, LINES_MOST) : []
}
const lineOf = (org: OrgId, id: string): Line =>
  linesOf(org).find((line) => line.id === id) ?? { id, updatedAt: 0, sent: 0 }
const writeLine = (org: OrgId, line: Line): void =>
  void write(`begun:${org}`, [line, ...linesOf(org).filter(({ id }) => id !== line.id)])
const dropLine = (org: OrgId, id: string): void => {
  dropDraft(begunKey(org, id))
  void write(
    `begun:${org}`,
    linesOf(org).filter((line) => line.id !== id),
  )
}

export const newForm = (): string => nanoid(21)

/** The forms begun at this union, the newest first. */
export const begunForms = (org: OrgId): readonly BegunForm[] =>
  [...linesOf(org)]
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .map(({ id, updatedAt }) => ({ id, updatedAt, value: loadDraft(begunKey(org, id)) }))
    .filter(({ value }) => value !== undefined)

const timers = new Map<string, ReturnType<typeof setTimeout>>()
const underWay = new Map<string, Promise<void>>()

const send = async (org: OrgId, id: string): Promise<void> => {
  const value = loadDraft(begunKey(org, id))
  const { updatedAt, sent } = lineOf(org, id)
  if (value === undefined || updatedAt <= sent) return
  const input = { key: slotOf(org), device: id, updatedAt, body: JSON.stringify(value) }
  const answer = await command('draft.save', input, { keyFor: begunKey(org, id) })
  if (!answer.ok || loadDraft(begunKey(org, id)) === undefined) return // the form was submitted during the request
  const now = lineOf(org, id)
  const told = answer.value.updatedAt
  // a phone whose clock is ahead adopts the cloud's time
  writeLine(org, now.updatedAt === updatedAt ? { id, updatedAt: told, sent: told } : { ...now, sent: updatedAt })
}

/** Sends this form's changes to the cloud, if there are any; one request at a time. */
export const sendBegun = (org: OrgId, id: string): Promise<void> => {
  clearTimeout(timers.get(id))
  timers.delete(id)
  const next = (underWay.get(id) ?? Promise.resolve()).then(() => send(org, id))
  underWay.set(id, next)
  return next
}

/** False when the phone has no space left. */
export const saveBegun = (org: OrgId, id: string, value: unknown): boolean => {
  const kept = saveDraft(begunKey(org, id), value)
  const line = lineOf(org, id)
  writeLine(org, { ...line, updatedAt: Math.max(Date.now(), line.updatedAt + 1) })
  if (!timers.has(id))
    timers.set(
      id,
      setTimeout(() => void sendBegun(org, id), PAUSE_MS),
    )
  return kept
}

/** Deletes a form that was handed in or discarded, here and in the cloud. */
export const forgetBegun = (org: OrgId, id: string): void => {
  clearTimeout(timers.get(id))
  timers.delete(id)
  dropLine(org, id)
  const pending = underWay.get(id) ?? Promise.resolve()
  void pending.then(() => command('draft.drop', { key: slotOf(org), device: id }, { keyFor: begunKey(org, id) }))
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/**
 * Synchronises the begun forms with the cloud: adds those begun on another device, removes those handed in there. Of two
 * versions of a form the newer stays. Forms written by a newer app are ignored.
 */
export const meetBegun = async (org: OrgId, isDraft: (value: unknown) => boolean): Promise<void> => {
  const answer = await ask('draft.open', { key: slotOf(org) })
  if (!answer.ok) return
  const there = answer.value.drafts
  for (const { device: id, updatedAt, body } of there) {
    const value = parsed(body)
    if (!isDraft(value) || lineOf(org, id).updatedAt >= updatedAt) continue
    saveDraft(begunKey(org, id), value)
    writeLine(org, { id, updatedAt, sent: updatedAt })
  }
  for (const { id, updatedAt, sent } of linesOf(org)) {
    const gone = sent > 0 && updatedAt <= sent && !there.some(({ device }) => device === id)
    if (gone) dropLine(org, id)
    else await sendBegun(org, id)
  }
}

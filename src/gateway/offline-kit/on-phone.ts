import { addDays, isPlainDate } from '@domain/kernel/days'
import type { CaseId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { KIT_DAYS } from '@domain/survey/offline-kit'
import { shared } from '@src/gateway/storage/shared'
import { read, remove, write } from '../storage/key-value'
import { closeCopies } from './open-copies'
import { dropBytes, namesOfBytes } from './sealed-files'

// The list of households on this phone, readable without a key: the case ids, since when, and whether something was not sent
// yet.

export const KEY_RECORD = 'taking:ring'
const CASES = 'taking:cases'
const WIPING = 'taking:wiping'

/** One household on this phone: ids, a day and counts, nothing that identifies a person. */
export type OnPhone = {
  readonly caseId: CaseId
  /** when household and papers were added to the kit; absent when there is only a survey in progress */
  readonly on?: PlainDate | undefined
  /** number of pictures here (`have`) and in total (`of`) */
  readonly have: number
  readonly of: number
  /** a survey was begun here */
  readonly begun: boolean
  /** there are entries that the cloud does not have */
  readonly unsent: boolean
}

const countOf = (value: unknown): number => (Number.isSafeInteger(value) ? (value as number) : 0)
/**
 * A household of the stored list. A value that another version wrote in another form is replaced, so that the household itself,
 * and what is unsent of it, stays in the list. Read without a schema, because zod would be loaded at the start of the app.
 */
const householdOf = (stored: unknown): readonly OnPhone[] => {
  if (typeof stored !== 'object' || stored === null) return []
  const { caseId, on, have, of, begun, unsent } = stored as Readonly<Record<string, unknown>>
  if (typeof caseId !== 'string' || !/^CA-[0-9A-Za-z_-]{4,40}$/.test(caseId)) return []
  if (typeof begun !== 'boolean' || typeof unsent !== 'boolean') return []
  const day = typeof on === 'string' && isPlainDate(on) ? { on } : {}
  return [{ caseId: caseId as CaseId, ...day, have: countOf(have), of: countOf(of), begun, unsent }]
}

export const onPhone = (): readonly OnPhone[] => {
  const kept = read(CASES)
  return Array.isArray(kept) ? kept.flatMap(householdOf) : []
}
const list = shared(onPhone)
/** The same as a hook: re-rendered whenever something is added, sent or deleted. */
export const useOnPhone = (): readonly OnPhone[] => list.use()

/** False when there is no space. */
export const noteOnPhone = (caseId: CaseId, change: Partial<OnPhone>): boolean => {
  const all = onPhone()
  const before = all.find((one) => one.caseId === caseId) ?? { caseId, have: 0, of: 0, begun: false, unsent: false }
  const noted = write(CASES, [...all.filter((one) => one.caseId !== caseId), { ...before, ...change }])
  list.set(onPhone())
  return noted
}

export const DOCS = ['view', 'draft'] as const
export type Doc = (typeof DOCS)[number]
export const docKey = (caseId: CaseId, doc: Doc): string => `sealed:${caseId}:${doc}`
export const pictureName = (caseId: CaseId, id: string): string => `${caseId}.${id}`

const beingWiped = (): readonly string[] => {
  const kept = read(WIPING)
  return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : []
}

const removeAllOf = async (caseId: string): Promise<void> => {
  for (const doc of DOCS) remove(docKey(caseId as CaseId, doc))
  for (const name of await namesOfBytes()) if (name.startsWith(`${caseId}.`)) await dropBytes(name)
  write(
    CASES,
    onPhone().filter((one) => one.caseId !== caseId),
  )
  write(
    WIPING,
    beingWiped().filter((id) => id !== caseId),
  )
  list.set(onPhone())
}

/** Deletes everything of this household. Noted first, so that an interrupted deletion is finished at the next start. */
export const wipe = async (caseId: CaseId): Promise<void> => {
  write(WIPING, [...beingWiped().filter((id) => id !== caseId), caseId])
  await removeAllOf(caseId)
}

/** Deletes the offline kit; a household with entries not sent yet stays sealed, for its officer to decide. */
export const wipeKit = async (): Promise<void> => {
  for (const { caseId, unsent } of onPhone()) if (!unsent) await wipe(caseId)
}

/** Finishes interrupted deletions, and deletes households that have been here too long; they can be added again. */
const finishWipes = async (today: PlainDate): Promise<void> => {
  for (const caseId of beingWiped()) await removeAllOf(caseId)
  for (const { caseId, on, unsent } of onPhone())
    if (!unsent && on !== undefined && addDays(on, KIT_DAYS) < today) await wipe(caseId)
}

/**
 * Runs at every start, once the cloud has identified the caller. `mayTake`: whether this person may have an offline kit;
 * otherwise only unsent entries stay.
 */
export const tidyAtStart = async (today: PlainDate, mayTake: boolean): Promise<void> => {
  if (read(KEY_RECORD) === undefined && onPhone().length === 0 && beingWiped().length === 0) return
  await closeCopies()
  if (!mayTake) await wipeKit()
  await finishWipes(today)
  if (!mayTake && onPhone().length === 0) remove(KEY_RECORD)
}

import { addDays } from '@domain/kernel/days'
import type { CaseId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { TAKEN_DAYS } from '@domain/survey/taking'
import { shared } from '@src/gateway/storage/shared'
import { read, remove, write } from '../storage/key-value'
import { closeCopies } from './open-copies'
import { dropBytes, namesOfBytes } from './sealed-files'

// What rests here of a household, without a key: which cases, since when, and whether something of it was not sent yet.

export const RING = 'taking:ring'
const CASES = 'taking:cases'
const WIPING = 'taking:wiping'

/** One household on this phone. Ids, a day and counts: nothing here tells who it is. */
export type OnPhone = {
  readonly caseId: CaseId
  /** when household and papers were taken along; absent for one of which only a survey is under way */
  readonly on?: PlainDate
  /** pictures here, of those there are */
  readonly have: number
  readonly of: number
  /** a survey has been begun here */
  readonly begun: boolean
  /** something was written down that the cloud does not have */
  readonly unsent: boolean
}

const isOnPhone = (value: unknown): value is OnPhone =>
  typeof value === 'object' && value !== null && 'caseId' in value && 'begun' in value && 'unsent' in value

export const onPhone = (): readonly OnPhone[] => {
  const kept = read(CASES)
  return Array.isArray(kept) ? kept.filter(isOnPhone) : []
}
const list = shared(onPhone)
/** The same for a page: drawn again whenever something is taken along, sent or wiped. */
export const useOnPhone = (): readonly OnPhone[] => list.use()

/** False when there is no room. */
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

/** Nothing of this household stays. Noted first, so that a wipe cut off is finished at the next start. */
export const wipe = async (caseId: CaseId): Promise<void> => {
  write(WIPING, [...beingWiped().filter((id) => id !== caseId), caseId])
  await removeAllOf(caseId)
}

/** Everything taken along goes; a household of which something was not sent stays, sealed, for its officer to decide. */
export const wipeTaken = async (): Promise<void> => {
  for (const { caseId, unsent } of onPhone()) if (!unsent) await wipe(caseId)
}

/** What was cut off is finished; what has been here too long is taken along anew if it is still wanted. */
const finishWipes = async (today: PlainDate): Promise<void> => {
  for (const caseId of beingWiped()) await removeAllOf(caseId)
  for (const { caseId, on, unsent } of onPhone())
    if (!unsent && on !== undefined && addDays(on, TAKEN_DAYS) < today) await wipe(caseId)
}

/**
 * At every start, once the cloud has said who is here. `mayTake`: whether this person may still take households along; one who
 * may not keeps nothing but what was not sent.
 */
export const tidyAtStart = async (today: PlainDate, mayTake: boolean): Promise<void> => {
  if (read(RING) === undefined && onPhone().length === 0 && beingWiped().length === 0) return
  await closeCopies()
  if (!mayTake) await wipeTaken()
  await finishWipes(today)
  if (!mayTake && onPhone().length === 0) remove(RING)
}

import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import { CALLS } from '@domain/contract/index'
import type { PlainDate } from '@domain/kernel/plain-date'
import { isServed } from '@domain/notice/notice'
import { actsAsAny, type Place, type PostRole } from '@domain/organisation/roles'
import type { Signed } from '../call/context'
import { readsNoticesOf } from '../notice/unions-of'
import { isOwnHousehold } from '../person/selves'
import type { FileDoc, PersonDoc } from '../stored/collections'

export const OPENERS: readonly PostRole[] = CALLS['case.open'].who
const OFFICE: readonly PostRole[] = ['county-reviewer', 'city-reviewer', 'auditor']
/** Files that base unions may not read: those of an objection could identify the objector, and results of a bureau are confidential. */
const NOT_FOR_BASE: ReadonlySet<FileDoc['purpose']> = new Set<FileDoc['purpose']>(['objection', 'table'])

/** Whether a person may read a file that a case has taken. */
export const mayReadInCase = async (
  { ports, person, selves }: Pick<Signed, 'ports' | 'person' | 'selves'>,
  file: Pick<FileDoc, 'purpose' | 'id'>,
  snapshot: CaseSnapshot,
  today: PlainDate,
): Promise<boolean> => {
  if (snapshot.applicant === person.id) return !NOT_FOR_BASE.has(file.purpose)
  const roles = NOT_FOR_BASE.has(file.purpose) ? OFFICE : OPENERS
  if (!isOwnHousehold(selves, snapshot) && actsAsAny(person.posts, roles, placeOf(snapshot)) !== undefined) return true
  return onTheBoard(file, snapshot, today) && (await readsNoticesOf(ports, person, snapshot.org.base))
}

/** Members of the union may see the photo of a notice as long as the notice itself. */
const onTheBoard = (
  { purpose }: Pick<FileDoc, 'purpose'>,
  { stage, notice }: CaseSnapshot,
  today: PlainDate,
): boolean => purpose === 'notice-photo' && stage === 'on-notice' && notice !== undefined && !isServed(notice, today)

/** Files of a union instead of a case: posters. */
export const mayReadAtOrg = (person: PersonDoc, place: Place): boolean =>
  actsAsAny(person.posts, [...OPENERS, 'administrator'], place) !== undefined

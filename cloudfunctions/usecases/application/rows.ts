import { grantAllows } from '@domain/application/money/grant'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { grantsFor } from '@domain/application/state'
import type { CaseRow, GrantRow } from '@domain/contract/views'
import type { OrgId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { expectedDaysBetween } from '@domain/kernel/working-days'
import type { Ports } from '../../ports/index'
import type { Context } from '../call/context'
import { unionsById } from '../organisation/known-unions'
import type { GrantDoc } from '../stored/collections'

const isOverdue = (snapshot: CaseSnapshot, today: PlainDate): boolean =>
  snapshot.dueOn !== undefined && snapshot.dueOn < today

const flagsOf = (snapshot: CaseSnapshot, today: PlainDate, nearLine: boolean): CaseRow['flags'] => {
  const flags: readonly (readonly [CaseRow['flags'][number], boolean])[] = [
    ['overdue', isOverdue(snapshot, today)],
    ['correction', snapshot.correction !== undefined],
    ['objection', snapshot.objections.some((objection) => objection.answered === undefined)],
    ['hit', snapshot.check?.hits.some((hit) => hit.verdict === undefined) ?? false],
    ['on-behalf', snapshot.onBehalf],
    ['near-line', nearLine || (snapshot.determination?.sheet.nearLine ?? false)],
    ['grant-failed', grantsFor('decideFailure', snapshot).length > 0],
  ]
  return flags.filter(([, raised]) => raised).map(([flag]) => flag)
}

/** The day and the calendar that days left are counted by. */
type By = Pick<Context, 'today' | 'calendar'>

/** Working days from today to the due day; negative once the due day has passed. */
const daysLeftOf = (dueOn: PlainDate | undefined, { today, calendar }: By): number | undefined => {
  if (dueOn === undefined) return undefined
  return dueOn < today ? -expectedDaysBetween(dueOn, today, calendar) : expectedDaysBetween(today, dueOn, calendar)
}

/** A case as a row of a list. `unit`: name of its base union. `nearLine`: from a sheet, where one was calculated. */
export const caseRow = (
  snapshot: CaseSnapshot,
  by: By,
  unit: string,
  { nearLine = false }: { readonly nearLine?: boolean } = {},
): CaseRow => {
  const { today } = by
  const daysLeft = daysLeftOf(snapshot.dueOn, by)
  return {
    id: snapshot.id,
    version: snapshot.seq,
    name: snapshot.nameMasked,
    stage: snapshot.stage,
    stageSince: snapshot.stageSince,
    submittedOn: snapshot.submittedOn,
    ...(snapshot.dueOn === undefined ? {} : { dueOn: snapshot.dueOn }),
    jurisdiction: snapshot.org.jurisdiction,
    unit,
    ...(snapshot.determination === undefined ? {} : { class: snapshot.determination.class }),
    flags: flagsOf(snapshot, today, nearLine),
    ...(daysLeft === undefined ? {} : { daysLeft }),
    ...(snapshot.check === undefined ? {} : { checking: true }),
  }
}

/** A grant as a row of a list; the caller adds the source of the money and the state of the account. */
export const grantRow = (grant: GrantDoc): GrantRow => ({
  id: grant.id,
  caseId: grant.caseId,
  programme: grant.programme,
  year: grant.year,
  ...(grant.member === undefined ? {} : { member: grant.member }),
  name: grant.name,
  jurisdiction: grant.jurisdiction,
  amount: grant.amount,
  state: grant.state,
  heldOn: grant.heldOn,
  ...(grant.paidOn === undefined ? {} : { paidOn: grant.paidOn }),
  ...(grant.lastFour === undefined ? {} : { lastFour: grant.lastFour }),
  ...(grant.failedBecause === undefined ? {} : { failedBecause: grant.failedBecause }),
  ...(grantAllows('decideFailure', grant).ok && grant.failedOwner !== undefined
    ? { failedOwner: grant.failedOwner }
    : {}),
  confirmed: grant.confirmed,
})

/** Names of unions, read in one request for a whole page; at most 100 different unions. */
export const unitNames = async (
  ports: Pick<Ports, 'store' | 'clock'>,
  orgs: readonly OrgId[],
): Promise<ReadonlyMap<OrgId, string>> => {
  const found = await unionsById(ports, orgs)
  return new Map(found.map(({ id, name }) => [id, name]))
}

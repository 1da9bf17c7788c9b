import { daysLeft, flagsOf } from '@domain/application/flags'
import { grantAllows } from '@domain/application/money/grant'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CaseRow, GrantRow } from '@domain/contract/views'
import type { OrgId } from '@domain/kernel/ids'
import type { Ports } from '../../ports/index'
import type { Context } from '../call/context'
import { unionsById } from '../organisation/known-unions'
import type { GrantDoc } from '../stored/collections'

/** The day and the calendar that days left are counted by. */
type By = Pick<Context, 'today' | 'calendar'>

/** A case as a row of a list. `unit`: name of its base union. `nearLine`: from a sheet, where one was calculated. */
export const caseRow = (
  snapshot: CaseSnapshot,
  by: By,
  unit: string,
  { nearLine = false }: { readonly nearLine?: boolean } = {},
): CaseRow => {
  const { today } = by
  const left = daysLeft(snapshot.dueOn, by)
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
    ...(left === undefined ? {} : { daysLeft: left }),
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

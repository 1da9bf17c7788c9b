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
  const { id, seq, nameMasked, stage, stageSince, submittedOn, dueOn, org, determination, check } = snapshot
  return {
    ...{ id, version: seq, name: nameMasked, stage, stageSince, submittedOn, dueOn, unit },
    jurisdiction: org.jurisdiction,
    class: determination?.class,
    flags: flagsOf(snapshot, by.today, nearLine),
    daysLeft: daysLeft(dueOn, by),
    checking: check === undefined ? undefined : true,
  }
}

/** A grant as a row of a list; the caller adds the source of the money and the state of the account. */
export const grantRow = (grant: GrantDoc): GrantRow => ({
  id: grant.id,
  caseId: grant.caseId,
  programme: grant.programme,
  year: grant.year,
  member: grant.member,
  name: grant.name,
  jurisdiction: grant.jurisdiction,
  amount: grant.amount,
  state: grant.state,
  heldOn: grant.heldOn,
  paidOn: grant.paidOn,
  lastFour: grant.lastFour,
  failedBecause: grant.failedBecause,
  failedOwner: grantAllows('decideFailure', grant).ok ? grant.failedOwner : undefined,
  confirmed: grant.confirmed,
  ...(grant.recovery === undefined ? {} : { recovery: grant.recovery }),
})

/** Cases as rows of a list; the names of their unions are read in one request. */
export const caseRows = async (
  context: By & Pick<Context, 'ports'>,
  cases: readonly CaseSnapshot[],
): Promise<CaseRow[]> => {
  const units = await unitNames(
    context.ports,
    cases.map(({ org }) => org.base),
  )
  return cases.map((doc) => caseRow(doc, context, units.get(doc.org.base) ?? ''))
}

/** Names of unions, read in one request for a whole page; at most 100 different unions. */
export const unitNames = async (
  ports: Pick<Ports, 'store' | 'clock'>,
  orgs: readonly OrgId[],
): Promise<ReadonlyMap<OrgId, string>> => {
  const found = await unionsById(ports, orgs)
  return new Map(found.map(({ id, name }) => [id, name]))
}

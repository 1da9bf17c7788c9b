import type { Entry } from '@domain/application/entry'
import { type Road, type RoadGrant, roadOf } from '@domain/application/road'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { OwnCase, Want } from '@domain/contract/views'
import type { PlainDate } from '@domain/kernel/plain-date'
import { addExpectedDays } from '@domain/kernel/working-days'
import { type Policy, traceDaysOf } from '@domain/policy/policy'
import type { Signed } from '../call/context'
import { saidNo } from '../payout/trace'
import type { GrantDoc, OrgDoc } from '../stored/collections'

/** The day of the worker's report that the money has not arrived, as long as nobody has answered it. */
const reportedOn = (entries: readonly Entry[], { id }: GrantDoc): PlainDate | undefined => {
  let day: PlainDate | undefined
  for (const entry of entries) {
    if (entry.kind === 'answerTrace' && entry.facts.grant === id) day = undefined
    if (entry.kind === 'confirmReceipt' && entry.facts.grant === id)
      day = entry.facts.arrived ? undefined : (day ?? entry.on)
  }
  return day
}

type Read = {
  readonly entries: readonly Entry[]
  readonly grants: readonly GrantDoc[]
  readonly wants: readonly Want[]
  readonly policy: Policy
  readonly unions: readonly OrgDoc[]
  readonly mayReexamine: boolean
}

/** Whether the worker waits for an answer about this payment. */
export const isTraced = (entries: readonly Entry[], grant: GrantDoc): boolean =>
  saidNo(grant) && reportedOn(entries, grant) !== undefined

/** The union that has the case, with its telephone; the base union where none is named or the union has none. */
const holderOf = ({ holder }: Road, doc: CaseSnapshot, unions: readonly OrgDoc[]): OwnCase['holder'] => {
  const { base, county, city } = doc.org
  const union = (id: string) => unions.find((one) => one.id === id)
  const near = union(base)
  const has = {
    worker: near,
    base: near,
    nobody: near,
    county: union(county),
    finance: union(county),
    city: union(city),
  }[holder]
  return { unit: has?.name ?? near?.name ?? '', phone: has?.phone || (near?.phone ?? '') }
}

/** The steps of the worker's case to the money, whose turn it is, and whom to call. */
export const ownRoad = (
  { today, calendar }: Pick<Signed, 'today' | 'calendar'>,
  doc: CaseSnapshot,
  { entries, grants, wants, policy, unions, mayReexamine }: Read,
): Pick<OwnCase, 'road' | 'holder'> => {
  const due = (grant: GrantDoc): Pick<RoadGrant, 'traceDue'> => {
    const reported = saidNo(grant) ? reportedOn(entries, grant) : undefined
    return reported === undefined ? {} : { traceDue: addExpectedDays(reported, traceDaysOf(policy), calendar) }
  }
  const road = roadOf({
    case: doc,
    log: entries,
    grants: grants.map((grant) => ({ ...grant, ...due(grant) })),
    // an account that is not there yet holds nothing up before there is money
    wants: wants.filter((want) =>
      want.kind === 'receipt' ? want.traced !== true : want.kind !== 'account' || want.grant !== undefined,
    ),
    mayReexamine,
    today,
    policy,
  })
  return { road, holder: holderOf(road, doc, unions) }
}

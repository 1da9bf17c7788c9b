import type { CaseSnapshot } from '@domain/application/snapshot'
import type { GrantId, OrgId, PayoutBatchId } from '@domain/kernel/ids'
import { invariant, ok, refuse } from '@domain/kernel/result'
import { notOwn } from '@domain/organisation/person'
import { acceptForBatch, type PayoutLine } from '@domain/payout/payout'
import { fileAllows } from '@domain/programme/entitlement'
import type { Signed } from '../../dispatch/context'
import { GRANTS, type GrantDoc, type PayoutBatchDoc } from '../collections'
import { accountHash } from '../grant/account'
import { unstatedAmong } from '../grant/shared-account'
import { kinshipAmong } from '../person/ask'
import { casesOf } from './batch-view'
import { holds } from './take-grants'

const grantsOf = async ({ ports }: Signed, ids: readonly GrantId[]): Promise<readonly GrantDoc[]> => {
  const found: GrantDoc[] = []
  for (let i = 0; i < ids.length; i += 100)
    found.push(...(await ports.store.getMany(GRANTS, ids.slice(i, i + 100))).map(({ doc }) => doc))
  return found
}

/** One grant of the batch to be: file alive, account not the one that failed. */
const accept = (context: Signed, grant: GrantDoc, snapshot: CaseSnapshot, batch: PayoutBatchId) => {
  const open = fileAllows(grant.programme, snapshot.stage)
  if (!open.ok) return refuse('GRANT_NOT_ELIGIBLE', { programme: grant.programme, stage: snapshot.stage })
  // taken by this very command before it broke off
  if (holds(grant, batch)) return ok(true)
  return acceptForBatch(grant, grant.failedAccount === accountHash(context.ports, snapshot))
}

/** Lines and payees of a batch. Money goes to the household's own account only, as it stands now. */
export const chooseGrants = async (
  context: Signed,
  input: { readonly org: OrgId; readonly year: number; readonly grants: readonly GrantId[] },
  batch: PayoutBatchId,
) => {
  const wanted = [...new Set(input.grants)]
  const grants = await grantsOf(context, wanted)
  const here = grants.filter((grant) => grant.city === input.org || grant.county === input.org)
  if (here.length < wanted.length) return refuse('NOT_FOUND')
  if (here.some((grant) => grant.year !== input.year)) return refuse('BAD_INPUT', { at: 'year' })
  const cases = await casesOf(
    context.ports,
    here.map((grant) => grant.caseId),
  )
  const own = notOwn(await kinshipAmong(context, [...cases.values()]))
  if (!own.ok) return own
  const unstated = await unstatedAmong(context.ports, [...cases.values()])
  if (unstated > 0) return refuse('ACCOUNT_SHARED', { households: unstated })
  const lines: PayoutLine[] = []
  const payees: PayoutBatchDoc['payees'][number][] = []
  for (const grant of here) {
    const snapshot = cases.get(grant.caseId)
    invariant(snapshot !== undefined, 'a grant belongs to a case')
    const accepted = accept(context, grant, snapshot, batch)
    if (!accepted.ok) return accepted
    const { bank, branch, number } = snapshot.declaration.account
    lines.push({
      no: lines.length + 1,
      grant: grant.id,
      nameMasked: snapshot.nameMasked,
      accountShown: number.shown,
      lastFour: number.shown.slice(-4),
      amount: grant.amount,
    })
    payees.push({ caseId: grant.caseId, account: number.sealed, bank, branch })
  }
  return ok({ lines, payees })
}

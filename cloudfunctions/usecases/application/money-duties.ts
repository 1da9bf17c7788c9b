import type { CallOutput } from '@domain/contract/index'
import { yearOf } from '@domain/kernel/plain-date'
import type { PostRole } from '@domain/organisation/roles'
import { isDuty } from '@domain/payout/acts'
import type { Signed } from '../call/context'
import { openTraces } from '../payout/list-traces'
import { seenWith } from '../person/ask'
import { GRANTS, type GrantDoc, PAYOUT_BATCHES, type PayoutBatchDoc } from '../stored/collections'
import { type Office, officesOf } from './list-queue'

type MoneyDuties = Pick<
  CallOutput<'case.duties'>,
  'batchesToApprove' | 'batchesToSend' | 'grantsToBatch' | 'grantsFailed' | 'failuresToDecide' | 'traces'
>

const COUNTED_MAX = 100

const grantsIn = async (
  { ports, today }: Signed,
  offices: readonly Office[],
  state: GrantDoc['state'],
): Promise<readonly GrantDoc[]> => {
  const found: GrantDoc[] = []
  for (const office of offices) {
    const index = office.level === 'city' ? 'byCityState' : 'byCountyState'
    const page = await ports.store.query(GRANTS, { index, eq: [office.id, yearOf(today), state], limit: COUNTED_MAX })
    found.push(...page.items.map(({ doc }) => doc))
  }
  return found.slice(0, COUNTED_MAX)
}

/**
 * The number of batches at one's own offices that wait for this person; the households they pay are checked only when one is
 * opened.
 */
const countBatches = async (
  context: Signed,
  offices: readonly Office[],
  state: PayoutBatchDoc['state'],
): Promise<number> => {
  const found: PayoutBatchDoc[] = []
  for (const office of offices) {
    const query = { index: 'byOrgState', eq: [office.id, state], limit: COUNTED_MAX }
    found.push(...(await context.ports.store.query(PAYOUT_BATCHES, query)).items.map(({ doc }) => doc))
  }
  const selves = await seenWith(
    context,
    found.map(({ maker }) => maker),
  )
  const reader = { posts: context.person.posts, selves, household: 'two' as const }
  return Math.min(found.filter((batch) => isDuty(batch, reader)).length, COUNTED_MAX)
}

/** The duties about money; empty for persons who do not handle money. Counted up to a hundred. */
export const moneyDuties = async (context: Signed): Promise<MoneyDuties> => {
  const holds = (role: PostRole): boolean => context.person.posts.some((post) => post.role === role)
  const officer = holds('fund-officer') ? await officesOf(context, ['fund-officer']) : []
  const approver = holds('fund-approver') ? await officesOf(context, ['fund-approver']) : []
  const traces = await openTraces(context, officer)
  const failed = await grantsIn(context, officer, 'failed')
  return {
    batchesToApprove: await countBatches(context, approver, 'made'),
    batchesToSend: await countBatches(context, officer, 'approved'),
    grantsToBatch: (await grantsIn(context, officer, 'held')).length,
    grantsFailed: failed.length,
    traces: { count: traces.length, overdue: traces.filter(({ dueOn }) => dueOn < context.today).length },
    failuresToDecide: failed.filter(({ failedOwner }) => failedOwner === 'unknown').length,
  }
}

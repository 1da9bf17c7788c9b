import { questionsOf } from '@domain/application/satisfaction'
import { ok, type Result, refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import type { Tx } from '../../ports/doc-store'
import { appendStep } from '../append'
import { GRANTS, TRACES } from '../collections'
import { closeTrace, openTrace, saidNo, traceOf } from '../payout/trace'

/** 确认到账, with three marks from 1 to 5, kept under the questions they answer. "It has not arrived" is an answer too: somebody must look for it, and it can be made good later. */
export const confirmReceipt: UseCase<'case.confirmReceipt'> = async (context, input) => {
  const { doc } = context.case
  const known = doc.grants.find((grant) => grant.id === input.grant)
  if (known === undefined) return refuse('NOT_FOUND')
  if (known.state !== 'paid' || known.confirmed) return refuse('GRANT_WRONG_STATE', { state: known.state })
  const policy = await context.policy()
  if (!policy.ok) return policy
  const asked = questionsOf(input.asked, context.as)
  const mark = async (tx: Tx): Promise<Result<true>> => {
    const trace = () => tx.get(TRACES, input.grant)
    // asked for in one breath they travel together
    const [grant] = await Promise.all([tx.get(GRANTS, input.grant), input.arrived ? undefined : trace()])
    if (grant === undefined || grant.doc.caseId !== doc.id || grant.doc.state !== 'paid')
      return refuse('GRANT_WRONG_STATE')
    await tx.replace(GRANTS, grant, { ...grant.doc, confirmed: input.arrived, marks: input.marks, asked })
    const { today: since, calendar } = context
    // what nobody has missed has no trace: looked for, its absence would have to be guarded too
    if (!input.arrived)
      await openTrace(tx, await trace(), traceOf(doc, { grant: input.grant, since, calendar, policy: policy.value }))
    else if (saidNo(grant.doc)) await closeTrace(tx, await trace())
    return ok(true)
  }
  return appendStep(context, { kind: 'confirmReceipt', facts: { ...input, asked } }, policy.value, mark)
}

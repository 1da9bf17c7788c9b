import type { EntryFacts } from '@domain/application/entry'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { ok, refuse } from '@domain/kernel/result'
import type { Tx } from '../../ports/doc-store'
import type { UseCase } from '../call/context'
import { moveGrantIn } from '../grant/draw'
import { closeTrace, openTrace, saidNo, traceOf } from '../payout/trace'
import { doStep } from '../step/do-step'
import { GRANTS, TRACES } from '../stored/collections'

/**
 * 确认到账, with three marks from 1 to 5, stored with the question set they answer. "It has not arrived" is an answer too: it opens
 * a trace, and the payment can still be confirmed later.
 */
export const confirmReceipt = ((context, said) => {
  const { calendar, policy, today: since } = context
  const mark = async (tx: Tx, { id }: CaseSnapshot, { asked }: EntryFacts<'confirmReceipt'>) => {
    const trace = () => tx.get(TRACES, said.grant)
    // requested in parallel
    const [grant] = await Promise.all([tx.get(GRANTS, said.grant), said.arrived ? undefined : trace()])
    if (grant?.doc.caseId !== id) return refuse('GRANT_WRONG_STATE')
    const change = { confirmed: said.arrived, marks: said.marks, asked }
    const confirmed = await moveGrantIn(tx, 'confirmReceipt', grant, change)
    if (!confirmed.ok) return confirmed
    // read only when needed: a missing document that was read would have to be guarded by the commit too
    if (!said.arrived)
      await openTrace(tx, await trace(), traceOf(context.case.doc, { grant: said.grant, since, calendar, policy }))
    else if (saidNo(grant.doc)) await closeTrace(tx, await trace())
    return ok(true)
  }
  return doStep(context, 'confirmReceipt', { said, also: mark })
}) satisfies UseCase<'case.confirmReceipt'>

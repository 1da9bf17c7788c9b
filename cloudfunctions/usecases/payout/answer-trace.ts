import { holdsPrivateData } from '@domain/kernel/masked'
import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { GRANTS, TRACES } from '../collections'
import { closeTrace } from './trace'

/** 答复“钱没到”: what the bank says, in words; the worker hears of it and may say again whether it has arrived. */
export const answerTrace: UseCase<'payout.answerTrace'> = async (context, { grant: id, arrivedOn, words }) => {
  const { ports, case: on, today } = context
  const stored = await ports.store.get(GRANTS, id)
  if (stored === undefined || stored.doc.caseId !== on.doc.id) return refuse('NOT_FOUND')
  const { programme, amount, paidOn } = stored.doc
  if (arrivedOn !== undefined && arrivedOn > today) return refuse('DATE_IN_FUTURE')
  if (arrivedOn !== undefined && paidOn !== undefined && arrivedOn < paidOn)
    return refuse('DATE_TOO_EARLY', { earliest: paidOn })
  if (holdsPrivateData(words)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
  const policy = await context.policy()
  if (!policy.ok) return policy
  const day = arrivedOn === undefined ? {} : { arrivedOn }
  const told = { programme, amount: String(amount), grant: id, words, ...day }
  const step = {
    kind: 'answerTrace',
    facts: { grant: id, words, ...day },
    messages: toApplicant(on.doc, 'traceAnswered', told),
  } as const
  return appendStep(context, step, policy.value, async (tx) => {
    const trace = await tx.get(TRACES, id)
    if (trace?.doc.state !== 'open') return refuse('GRANT_WRONG_STATE', { state: trace?.doc.state ?? '' })
    await closeTrace(tx, trace)
    return ok(true)
  })
}

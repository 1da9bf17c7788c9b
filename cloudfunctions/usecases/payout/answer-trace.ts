import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { grantHere } from '../grant/grant-here'
import { doStep } from '../step/do-step'
import { TRACES } from '../stored/collections'
import { closeTrace } from './trace'

/** 答复“钱没到”: the bank's answer in words; the worker is told and may answer again whether the money has arrived. */
export const answerTrace = (async (context, said) => {
  const grant = await grantHere(context, said.grant)
  if (!grant.ok) return grant
  return doStep(context, 'answerTrace', {
    said,
    look: () => grant.value,
    also: async (tx) => {
      const trace = await tx.get(TRACES, said.grant)
      if (trace?.doc.state !== 'open') return refuse('GRANT_WRONG_STATE', { state: trace?.doc.state ?? '' })
      await closeTrace(tx, trace)
      return ok(true)
    },
  })
}) satisfies UseCase<'payout.answerTrace'>

import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { grantHere } from '../grant/grant-here'
import { doStep } from '../step/do-step'
import { TRACES } from '../stored/collections'
import { closeTrace } from './trace'

/** 答复“钱没到”: stores the bank's answer in words; the worker is notified and may state again whether the money has arrived. */
export const answerTrace = (async (context, said) => {
  // sent together, so that they share a round trip
  const [grant, trace] = await Promise.all([
    grantHere(context, said.grant),
    context.ports.store.get(TRACES, said.grant),
  ])
  if (!grant.ok) return grant
  return doStep(context, 'answerTrace', {
    said,
    look: () => ({ ...grant.value, asked: trace?.doc.state === 'open' }),
    also: async (tx) => {
      await closeTrace(tx, trace)
      return ok(true)
    },
  })
}) satisfies UseCase<'payout.answerTrace'>

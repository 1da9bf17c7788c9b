import { addExpectedDays } from '@domain/kernel/working-days'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'

/** 补正: all that is missing, told at once; until it is answered the case waits for the worker. */
export const requestCorrection: UseCase<'case.requestCorrection'> = async (context, { items, note }) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const dueOn = addExpectedDays(context.today, policy.value.clocks.correction, context.calendar)
  return appendStep(
    context,
    {
      kind: 'requestCorrection',
      facts: { items, note, dueOn },
      dueOn,
      messages: toApplicant(context.case.doc, 'correctionWanted', { dueOn }),
    },
    policy.value,
  )
}

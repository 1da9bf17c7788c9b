import { acceptDetermination, type DeterminationFacts } from '@domain/determination/determination'
import { invariant, refuse } from '@domain/kernel/result'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { sheetOf } from '../household/sheet-of'

/**
 * 重新认定: on the figures of a new visit a person decides again. The file keeps its number, the older decision and its
 * sheet; its figures are now of the day of the visit, so that a visit entered late wins no time.
 */
export const redetermine: UseCase<'determination.redetermine'> = async (context, input) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { doc } = context.case
  invariant(doc.survey !== undefined, 'a file visited again has the record of the visit')
  const sheet = sheetOf(context.ports.sealer, doc, policy.value, context.today)
  if (sheet.net !== input.sheetNet) return refuse('SHEET_CHANGED', { net: sheet.net })
  const supported = acceptDetermination(input.class, sheet)
  if (!supported.ok) return supported
  const determination: DeterminationFacts = {
    on: context.today,
    class: input.class,
    level: input.level,
    reasons: input.reasons,
    sheet,
    figuresOn: doc.survey.visitedOn,
  }
  return appendStep(
    context,
    {
      kind: 'redetermine',
      facts: { determination },
      messages: toApplicant(doc, 'redetermined', { class: input.class }),
    },
    policy.value,
  )
}

import type { Stage } from '@domain/application/stage'
import { holdsPrivateData } from '@domain/kernel/masked'
import { ok, refuse } from '@domain/kernel/result'
import { outcomeFits } from '@domain/notice/notice'
import { somebodyElse } from '@domain/organisation/person'
import type { UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { releaseIds } from '../case/release-ids'
import { OBJECTORS } from '../collections'
import { endNotice } from '../notice/end-notice'
import { metWith } from '../person/ask'

const LEADS_TO: Record<'continue' | 'new-survey' | 'refusal', Stage> = {
  continue: 'on-notice',
  'new-survey': 'surveying',
  refusal: 'refused',
}

/**
 * 答复异议: in writing, by somebody who did not survey and did not object. Upheld, the notice goes
 * offline at once: what it says is no longer held to be so.
 */
export const answerObjection: UseCase<'objection.answer'> = async (context, input) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { doc } = context.case
  const objection = doc.objections.find((filed) => filed.id === input.objection)
  if (objection === undefined) return refuse('NOT_FOUND')
  if (objection.answered !== undefined) return refuse('OBJECTION_ANSWERED', { on: objection.answered.on })
  if (!outcomeFits(input.upheld, input.outcome)) return refuse('BAD_INPUT', { at: 'outcome' })
  // the answer is read by somebody outside the case
  if (holdsPrivateData(input.reasons)) return refuse('TEXT_HOLDS_PRIVATE_DATA')
  const objector = await context.ports.store.get(OBJECTORS, input.objection)
  const other = somebodyElse(
    await metWith(context, [objector?.doc.person]),
    objector === undefined ? [] : [objector.doc.person],
  )
  if (!other.ok) return other
  const decided = LEADS_TO[input.outcome]
  return appendStep(
    context,
    {
      kind: 'answerObjection',
      facts: { id: objection.id, upheld: input.upheld, reasons: input.reasons, outcome: input.outcome },
      decided,
      messages: [
        ...(objector === undefined
          ? []
          : [{ to: objector.doc.person, key: 'objectionAnswered', facts: { reasons: input.reasons } } as const]),
        ...(decided === 'refused' ? toApplicant(doc, 'refused') : []),
        ...(decided === 'surveying' ? toApplicant(doc, 'accepted') : []),
      ],
    },
    policy.value,
    async (tx, next) => {
      if (decided !== 'on-notice' && doc.notice !== undefined) await endNotice(tx, doc.notice.id)
      if (decided === 'refused') await releaseIds(tx, next)
      return ok(true)
    },
  )
}

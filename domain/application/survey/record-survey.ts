import * as z from 'zod/mini'
import { ok } from '../../kernel/result'
import { tell } from '../../message/telling'
import type { SurveyRecord } from '../../survey/survey'
import { SealedSurvey } from '../../survey/survey'
import { NO_CORRECTION, noCorrectionOpen } from '../state'
import { BASE, moves, step } from '../step'
import type { World } from '../world'
import { acceptVisit, type Visit } from './visit'

/** 入户调查 */
export const recordSurvey = step({
  at: moves(['surveying'], BASE, 'deliberating'),
  wants: noCorrectionOpen,
  facts: z.object({ record: SealedSurvey }),
  decide: (s, said: SurveyRecord, world: World & Visit) => {
    // after an upheld objection or an overturned refusal the household is visited again, so the visit must lie after that
    const accepted = acceptVisit(s, said, world, s.survey === undefined ? s.submittedOn : s.stageSince)
    return accepted.ok ? ok({ facts: { record: world.sealed }, messages: tell('surveyed') }) : accepted
  },
  patch: (_s, { facts }) => ({ ...NO_CORRECTION, survey: facts.record }),
})

import * as z from 'zod/mini'
import { SealedSurvey } from '../../survey/survey'
import { noCorrectionOpen } from '../state'
import { BASE, moves, step } from '../step'

/** 入户调查 */
export const recordSurvey = step({
  at: moves(['surveying'], BASE, 'deliberating'),
  wants: noCorrectionOpen,
  facts: z.object({ record: SealedSurvey }),
  patch: (_s, { facts }) => ({ survey: facts.record }),
})

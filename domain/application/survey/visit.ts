import type { PlainDate } from '../../kernel/plain-date'
import { acceptSurvey, type SealedSurvey, type SurveyFrame, type SurveyRecord } from '../../survey/survey'
import type { CaseSnapshot } from '../snapshot'
import { membersOf } from '../state'
import type { World } from '../world'

/** The data read about the named surveyors, and the sealed record. */
export type Visit = {
  readonly surveyors: Pick<SurveyFrame, 'fit' | 'unsaid' | 'persons'>
  readonly sealed: SealedSurvey
}

export const acceptVisit = (
  s: CaseSnapshot,
  said: SurveyRecord,
  { surveyors, today, policy }: World & Visit,
  earliest: PlainDate,
) => acceptSurvey(said, { ...surveyors, today, earliest, members: membersOf(s) }, policy)

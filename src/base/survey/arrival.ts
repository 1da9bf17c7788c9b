import { momentOf } from './clock'
import type { SurveyDraft } from './draft'

/** Nothing was entered yet: the household was taken along, or the page opened, before the visit. */
const isUntouched = ({ place, surveyors, photos, living, incomes, expenditures }: SurveyDraft): boolean =>
  !(surveyors === undefined ? place !== undefined : surveyors.length > 0) &&
  photos.length === 0 &&
  living === '' &&
  [...incomes, ...expenditures].every(({ state }) => state === 'unseen')

/** The arrival is the moment at which an untouched survey is opened, not that at which it was taken along. */
export const arrived = (draft: SurveyDraft, now: number): SurveyDraft => {
  if (draft.behind === undefined || !isUntouched(draft)) return draft
  const { on, at } = momentOf(now, draft.behind)
  return { ...draft, visitedOn: on, visitedAt: at }
}

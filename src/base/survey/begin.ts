import type { CaseView } from '@domain/contract/views'
import type { PlainDate } from '@domain/kernel/plain-date'
import { ok } from '@domain/kernel/result'
import type { Policy } from '@domain/policy/policy'
import { namesOf } from '@src/features/case-page'
import { ask } from '@src/gateway'
import { beginDraft } from './draft'
import { saveSurvey } from './send'

/**
 * Begins a survey, prefilled from the worker's answers and stored on this phone, so that it needs no connection from then on.
 */
export const beginSurvey = async (
  view: CaseView,
  { today, policy }: { readonly today: PlainDate; readonly policy: Policy },
) => {
  const listed = await ask('officer.list', { org: view.place.base })
  if (!listed.ok) return listed
  const officers = listed.value.officers
    .filter(({ role }) => role === 'base-officer')
    .map(({ person, name }) => ({ person, name }))
  const draft = beginDraft(view, {
    today,
    now: Date.now(),
    officers,
    surveyorsMin: policy.survey.surveyorsMin,
    names: namesOf(view),
  })
  return ok({ draft, kept: saveSurvey(draft, false) })
}

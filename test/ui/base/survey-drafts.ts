import type { PersonId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { beginDraft, type SurveyDraft } from '@src/base/survey/draft'
import { aView } from './case-view'

export const FIRST = 'PE-officer1' as PersonId
export const SECOND = 'PE-officer2' as PersonId

/** A survey that was just begun, at half past ten in China, by one of two officers of whom both must go. */
export const begun = (): SurveyDraft =>
  beginDraft(aView(), {
    today: plainDate('2026-03-10'),
    now: Date.parse('2026-03-10T02:30:00Z'),
    officers: [
      { person: FIRST, name: '子' },
      { person: SECOND, name: '丑' },
    ],
    surveyorsMin: 2,
    names: { m0: '甲*乙', m1: '丙*' },
  })

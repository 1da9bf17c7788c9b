import type { CaseId } from '@domain/kernel/ids'
import type { Masked } from '@domain/kernel/masked'
import { plainDate } from '@domain/kernel/plain-date'
import type { Household } from '@src/base/deliberation/draft'

/** A household on the agenda of a meeting, surveyed by nobody the tests know. */
export const aHousehold = (over: Partial<Household> = {}): Household => ({
  id: 'CA-view0001' as CaseId,
  version: 4,
  name: '甲*乙' as Masked,
  surveyedOn: plainDate('2026-03-10'),
  surveyors: [],
  surveyorNames: [],
  living: '两居室',
  mayConclude: true,
  mayHandUp: true,
  ...over,
})

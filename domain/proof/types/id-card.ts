import { APPLICANT } from '../../household/declaration'
import { agesOf } from '../../household/sheet-input'
import type { ProofModule } from '../module'

/** 身份证: both sides, of the applicant and every adult member. */
export const idCard: ProofModule = {
  wanted: () => true,
  filesMax: 12,
  // lost and being replaced: the visit sees who it is
  mayBeMissing: true,
  slots: (answers, today) =>
    [...new Set([APPLICANT, ...agesOf(answers, today).adults])].flatMap((member) => [
      { part: 'portrait', member },
      { part: 'emblem', member },
    ]),
}

import { APPLICANT } from '../../household/declaration'
import type { ProofModule } from '../module'

/** 户口簿: every page with a member on it. */
export const householdRegister: ProofModule = {
  wanted: () => true,
  filesMax: 12,
  mayBeMissing: true,
  slots: ({ members }) => [
    { part: 'holder' },
    ...[APPLICANT, ...members.map(({ key }) => key)].map((member) => ({ part: 'own-page' as const, member })),
  ],
}

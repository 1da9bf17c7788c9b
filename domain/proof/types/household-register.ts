import { APPLICANT } from '../../household/declaration'
import { isOther } from '../../household/personal-id'
import type { ProofModule } from '../module'

/** 户口簿: every page with a member on it; whoever has no ID number stands in no register yet. */
export const householdRegister: ProofModule = {
  wanted: () => true,
  filesMax: 12,
  mayBeMissing: true,
  slots: ({ members }) => [
    { part: 'holder' },
    ...[APPLICANT, ...members.filter(({ idNumber }) => !isOther(idNumber)).map(({ key }) => key)].map((member) => ({
      part: 'own-page' as const,
      member,
    })),
  ],
}

import type { ProofModule } from '../module'

/** 失业登记: for members who are able to work and have no job. */
export const unemploymentRegistration: ProofModule = {
  wanted: ({ applicant, members }) =>
    applicant.employment === 'laid-off' || members.some((member) => member.status === 'unemployed'),
  filesMax: 4,
  mayBeMissing: true,
}

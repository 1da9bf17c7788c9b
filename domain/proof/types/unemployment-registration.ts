import type { ProofModule } from '../module'

/** 失业登记 – for members able to work and without a job. */
export const unemploymentRegistration: ProofModule = {
  wanted: ({ applicant, members }) =>
    applicant.employment === 'laid-off' || members.some((member) => member.status === 'unemployed'),
  filesMax: 4,
  mayBeMissing: true,
}

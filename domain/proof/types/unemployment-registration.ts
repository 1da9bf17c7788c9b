import { APPLICANT } from '../../household/declaration'
import type { ProofModule } from '../module'

/** 失业登记: for members who are able to work and have no job. */
export const unemploymentRegistration: ProofModule = {
  wanted: ({ applicant, members }) =>
    applicant.employment === 'laid-off' || members.some((member) => member.status === 'unemployed'),
  filesMax: 4,
  mayBeMissing: true,
  slots: ({ applicant, members }) => [
    ...(applicant.employment === 'laid-off' ? [{ part: 'receipt' as const, member: APPLICANT }] : []),
    ...members
      .filter(({ status }) => status === 'unemployed')
      .map(({ key }) => ({ part: 'receipt' as const, member: key })),
  ],
}

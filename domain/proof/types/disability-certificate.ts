import type { ProofModule } from '../module'

/** 残疾人证 */
export const disabilityCertificate: ProofModule = {
  wanted: ({ applicant, members }) =>
    applicant.health === 'disabled' || members.some((member) => member.health === 'disabled'),
  filesMax: 6,
  mayBeMissing: true,
}

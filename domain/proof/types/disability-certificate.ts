import { APPLICANT } from '../../household/declaration'
import type { ProofModule } from '../module'

/** 残疾人证 */
export const disabilityCertificate: ProofModule = {
  wanted: ({ applicant, members }) =>
    applicant.health === 'disabled' || members.some((member) => member.health === 'disabled'),
  filesMax: 6,
  mayBeMissing: true,
  slots: ({ applicant, members }) =>
    [{ key: APPLICANT, health: applicant.health }, ...members]
      .filter(({ health }) => health === 'disabled')
      .map(({ key }) => ({ part: 'certificate', member: key })),
}

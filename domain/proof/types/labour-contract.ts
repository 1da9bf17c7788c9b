import type { ProofModule } from '../module'

/** 劳动合同或居住证: for employed and migrant workers. */
export const labourContract: ProofModule = {
  wanted: ({ applicant }) => applicant.employment === 'employed' || applicant.employment === 'migrant',
  filesMax: 9,
  mayBeMissing: true,
  slots: () => [{ part: 'terms' }, { part: 'seal' }],
}

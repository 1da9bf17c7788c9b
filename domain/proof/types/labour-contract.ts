import type { ProofModule } from '../module'

/** 劳动合同或居住证 – for workers in a job and migrant workers. */
export const labourContract: ProofModule = {
  wanted: ({ applicant }) => applicant.employment === 'employed' || applicant.employment === 'migrant',
  filesMax: 9,
  mayBeMissing: true,
}

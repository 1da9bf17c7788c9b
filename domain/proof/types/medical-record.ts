import type { ProofModule } from '../module'

/** 诊断证明与结算单: with the self-paid part, when illness is a cause or a cost. */
export const medicalRecord: ProofModule = {
  wanted: ({ applicant, expenditures, accident }) =>
    applicant.mainCause === 'illness' ||
    accident?.kind === 'illness' ||
    expenditures.some((line) => line.kind === 'illness' && line.amount > 0),
  filesMax: 12,
  mayBeMissing: true,
  slots: () => [{ part: 'diagnosis' }, { part: 'settlement' }],
}

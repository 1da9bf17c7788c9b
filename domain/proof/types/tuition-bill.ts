import type { ProofModule } from '../module'

/** 学费单与录取通知书: when schooling is a cost. */
export const tuitionBill: ProofModule = {
  wanted: ({ expenditures }) => expenditures.some((line) => line.kind === 'schooling' && line.amount > 0),
  filesMax: 9,
  mayBeMissing: true,
  slots: ({ expenditures }) =>
    [...new Set(expenditures.filter(({ kind }) => kind === 'schooling').map(({ member }) => member))].map((member) => ({
      part: 'bill',
      member,
    })),
}

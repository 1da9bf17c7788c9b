import type { ProofModule } from '../module'

const earned = new Set<string>(['wages', 'bonus', 'allowance', 'business', 'pension', 'unemployment'])

/** 收入证明: required whenever a member earns money or draws a pension. */
export const incomeStatement: ProofModule = {
  wanted: ({ incomes }) => incomes.some((line) => earned.has(line.kind) && line.amount > 0),
  filesMax: 9,
  mayBeMissing: true,
  slots: () => [],
}

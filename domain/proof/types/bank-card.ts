import type { ProofModule } from '../module'

/** 银行卡: the worker's own account, the only account that is ever paid. */
export const bankCard: ProofModule = {
  // who has no account yet gives the reason, and the account when there is money to be paid
  wanted: ({ account }) => account !== undefined,
  filesMax: 2,
  mayBeMissing: false,
  slots: () => [{ part: 'number' }],
}

import type { ProofModule } from '../module'

/** 银行卡: the worker's own account, the only account that is ever paid. */
export const bankCard: ProofModule = {
  wanted: () => true,
  filesMax: 2,
  mayBeMissing: false,
  slots: () => [{ part: 'number' }],
}

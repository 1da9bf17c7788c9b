import { ok, refuse } from '../kernel/result'
import { act, type Batch } from './act'

/** The number of the next export of a batch. */
export const nextExport = ({ exports = 0 }: Pick<Batch, 'exports'>): number => exports + 1

/** 导出代发文件: may be repeated, each export with its own number; the hand-over to the bank is recorded separately. */
export const exportFile = act({
  at: { approved: 'stay', sent: 'stay' },
  by: 'fund-officer',
  // another export happened meanwhile; two files with one number could not be told apart
  decide: (batch: Batch, { exported }: { readonly exported: number }) =>
    nextExport(batch) === exported ? ok({ leaves: { exports: exported } }) : refuse('BUSY'),
})

import { ok, refuse } from '../kernel/result'
import { act, type Batch } from './act'

/** The number of the next export of a batch. */
export const nextExport = ({ exports = 0 }: Pick<Batch, 'exports'>): number => exports + 1

/** 导出代发文件: may be repeated, and each export has its own number; the hand-over to the bank is recorded separately. */
export const exportFile = act({
  at: { approved: 'stay', sent: 'stay' },
  by: 'fund-officer',
  // another export happened concurrently; two exported files with the same number would be indistinguishable
  decide: (batch: Batch, { exported, layout }: { readonly exported: number; readonly layout: string }) =>
    nextExport(batch) === exported ? ok({ leaves: { exports: exported, layout } }) : refuse('BUSY'),
})

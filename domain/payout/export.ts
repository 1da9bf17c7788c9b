import { ok, refuse } from '../kernel/result'
import { act, type Batch } from './act'

/** Which export of a batch the next one is. */
export const nextExport = ({ exports = 0 }: Pick<Batch, 'exports'>): number => exports + 1

/** 导出代发文件: again and again, each with its number; that it reached the bank is said apart. */
export const exportFile = act({
  at: { approved: 'stay', sent: 'stay' },
  by: 'fund-officer',
  // somebody else has exported it meanwhile: two files of one number would not be told apart
  decide: (batch: Batch, { exported }: { readonly exported: number }) =>
    nextExport(batch) === exported ? ok({ leaves: { exports: exported } }) : refuse('BUSY'),
})

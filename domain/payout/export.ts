import { ok, refuse } from '../kernel/result'
import { act, type Batch } from './act'
import { BATCH_STATES } from './states'

/** Which export of a batch the next one is. One at the bank from before they were counted has had one at least. */
export const nextExport = ({ exports, state }: Pick<Batch, 'exports' | 'state'>): number =>
  (exports ?? (BATCH_STATES[state].atBank ? 1 : 0)) + 1

/** 导出代发文件: again and again, each with its number; that it reached the bank is said apart. */
export const exportFile = act({
  at: { approved: 'stay', sent: 'stay' },
  by: 'fund-officer',
  // somebody else has exported it meanwhile: two files of one number would not be told apart
  decide: (batch: Batch, { exported }: { readonly exported: number }) =>
    nextExport(batch) === exported ? ok({ leaves: { exports: exported } }) : refuse('BUSY'),
})

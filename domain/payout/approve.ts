import type { Fen } from '../kernel/fen'
import { ok, refuse } from '../kernel/result'
import { act, type Batch, type BatchWorld, byTheMaker } from './act'

type Counted = { readonly count: number; readonly total: Fen }

/** 复核: another person enters count and total themselves; only then may the file go to the bank. */
export const approve = act({
  at: { made: 'approved' },
  by: 'fund-approver',
  notBy: byTheMaker,
  decide: (batch: Batch, { count, total }: Counted, { person, unstated = 0 }: BatchWorld) => {
    if (unstated > 0) return refuse('ACCOUNT_SHARED', { households: unstated })
    return batch.count === count && batch.total === total
      ? ok({ leaves: { approver: person.id } })
      : refuse('CONTROL_TOTAL_WRONG', { count, total })
  },
})

import { ok } from '../kernel/result'
import { act, type Batch } from './act'

type Answered = { readonly paid: boolean }

/** 银行结果: the bank's answer for one line. The batch is done when every line has an answer. */
export const answer = act({
  at: { sent: ['sent', 'done'], done: 'stay' },
  by: 'fund-officer',
  // a bank can only answer for a batch that was handed over
  otherwise: { approved: 'BATCH_NOT_HANDED_OVER' },
  decide: (batch: Batch, answered: Answered) => {
    const paid = batch.paid + (answered.paid ? 1 : 0)
    const failed = batch.failed + (answered.paid ? 0 : 1)
    return ok({ leaves: { paid, failed }, to: paid + failed === batch.count ? 'done' : batch.state })
  },
})

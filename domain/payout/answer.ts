import { ok } from '../kernel/result'
import { act, type Batch } from './act'
import type { PayoutLine } from './payout'

type Answered = { readonly no: number; readonly outcome: NonNullable<PayoutLine['outcome']> }

/** 银行结果: the bank's answer for one line. The batch is done when every line has an answer. */
export const answer = act({
  at: { sent: ['sent', 'done'], done: 'stay' },
  by: 'fund-officer',
  // a bank can only answer for a batch that was handed over
  otherwise: { approved: 'BATCH_NOT_HANDED_OVER' },
  decide: (batch: Batch, { no, outcome }: Answered) => {
    const lines = batch.lines.map((line) => (line.no === no ? { ...line, outcome } : line))
    return ok({ leaves: { lines }, to: lines.every((line) => line.outcome !== undefined) ? 'done' : batch.state })
  },
})

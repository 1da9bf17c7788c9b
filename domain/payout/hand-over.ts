import * as z from 'zod/mini'
import type { PlainDate } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'
import { type Selves, somebodyElse } from '../organisation/person'
import type { PayoutBatch } from './payout'

/** How the file reached the bank: 网银上传 / 送到柜台 / 其他. */
export const HAND_OVER_WAYS = ['online', 'counter', 'other'] as const
export const HandOverWay = z.enum(HAND_OVER_WAYS)
export type HandOverWay = z.infer<typeof HandOverWay>

/** The bank has it: said by a person, on the day it was so. What never left the house cannot be at the bank. */
export const acceptHandOver = (
  batch: Pick<PayoutBatch, 'state' | 'exports' | 'madeOn'>,
  on: PlainDate,
  today: PlainDate,
) => {
  if (batch.state !== 'approved') return refuse('BATCH_WRONG_STATE', { state: batch.state })
  if (batch.exports === undefined) return refuse('BATCH_NOT_EXPORTED')
  if (on > today) return refuse('DATE_IN_FUTURE')
  return on < batch.madeOn ? refuse('DATE_TOO_EARLY', { earliest: batch.madeOn }) : ok(true)
}

/** Called back by those who would have handed it over, exported or not, for as long as the bank has not got it. */
export const acceptRecall = ({ state }: Pick<PayoutBatch, 'state'>) =>
  state === 'approved' ? ok(true) : refuse('BATCH_WRONG_STATE', { state })

/** 银行未受理: said by a second person, and only while the bank has not answered for a single line. */
export const acceptNotAccepted = (batch: Pick<PayoutBatch, 'state' | 'maker' | 'lines'>, selves: Selves) => {
  if (batch.state !== 'sent') return refuse('BATCH_WRONG_STATE', { state: batch.state })
  const another = somebodyElse(selves, [batch.maker])
  if (!another.ok) return another
  return batch.lines.some((line) => line.outcome !== undefined)
    ? refuse('BATCH_WRONG_STATE', { state: 'answered' })
    : ok(true)
}

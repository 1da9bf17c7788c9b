import * as z from 'zod/mini'
import type { PlainDate } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'
import { act, type Batch, type BatchWorld } from './act'

/** How the file reached the bank: 网银上传 / 送到柜台 / 其他. */
export const HAND_OVER_WAYS = ['online', 'counter', 'other'] as const
export const HandOverWay = z.enum(HAND_OVER_WAYS)
export type HandOverWay = z.infer<typeof HandOverWay>

type HandedOver = { readonly on: PlainDate; readonly how: HandOverWay }

/** 登记送交: a person records on which day the bank received the batch. A batch that was never exported cannot be at the bank. */
export const handOver = act({
  at: { approved: 'sent' },
  by: 'fund-officer',
  wants: ({ exports }) => (exports === undefined ? refuse('BATCH_NOT_EXPORTED') : ok(true)),
  decide: ({ madeOn }: Batch, { on, how }: HandedOver, { today, person }: BatchWorld) => {
    if (on > today) return refuse('DATE_IN_FUTURE')
    if (on < madeOn) return refuse('DATE_TOO_EARLY', { earliest: madeOn })
    return ok({ leaves: { handedOver: { on, how, by: person.name } } })
  },
})

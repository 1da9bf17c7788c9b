import * as z from 'zod/mini'
import { GrantId } from '../../kernel/ids'
import { PlainDate } from '../../kernel/plain-date'
import { Words } from '../../kernel/text'
import { awaitsReceipt, nothing } from '../state'
import { FUND, moves, step } from '../step'
import { PAID_AT } from './while-paid'

/** 查询答复: what the bank says about money that a worker says has not arrived. */
export const answerTrace = step({
  at: moves(PAID_AT, FUND, 'stay'),
  elsewhere: true,
  wants: awaitsReceipt,
  facts: z.object({ grant: GrantId, arrivedOn: z.optional(PlainDate), words: Words(200) }),
  patch: nothing,
  words: (facts) => facts.words,
})

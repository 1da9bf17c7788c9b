import * as z from 'zod/mini'
import { Fen } from '../../kernel/fen'
import { GrantId } from '../../kernel/ids'
import { PlainDate } from '../../kernel/plain-date'
import { grantTo } from '../state'
import { FUND, moves, step } from '../step'
import { PAID_AT } from './while-paid'

/** 发放: by the bank's answer to a batch. */
export const payGrant = step({
  at: moves(PAID_AT, FUND, 'stay'),
  elsewhere: true,
  facts: z.object({ grant: GrantId, amount: Fen, paidOn: PlainDate, lastFour: z.string() }),
  patch: (s, { facts }) => grantTo(s, facts.grant, { state: 'paid' }),
})

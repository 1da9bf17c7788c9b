import * as z from 'zod/mini'
import { Fen } from '../../kernel/fen'
import { GrantId } from '../../kernel/ids'
import { PlainDate } from '../../kernel/plain-date'
import { ok } from '../../kernel/result'
import { tell } from '../../message/telling'
import { grantTo } from '../state'
import { FUND, moves, step } from '../step'
import type { World } from '../world'
import { type Aid, aidWords } from './aid'
import { PAID_AT } from './while-paid'

/** 发放: recorded from the bank's answer to a batch. */
export const payGrant = step({
  at: moves(PAID_AT, FUND, 'stay'),
  elsewhere: true,
  facts: z.object({ grant: GrantId, amount: Fen, paidOn: PlainDate, lastFour: z.string() }),
  decide: (_s, facts, { programme }: World & Pick<Aid, 'programme'>) => {
    const { grant, amount, paidOn, lastFour } = facts
    return ok({ facts, messages: tell('paid', { ...aidWords({ programme, amount }), grant, paidOn, lastFour }) })
  },
  patch: (s, { facts }) => grantTo('payGrant', s, facts.grant, { failedOwner: undefined }),
})

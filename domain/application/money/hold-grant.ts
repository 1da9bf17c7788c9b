import * as z from 'zod/mini'
import { Fen } from '../../kernel/fen'
import { GrantId } from '../../kernel/ids'
import { ok } from '../../kernel/result'
import { tell } from '../../message/telling'
import { FUND, moves, step } from '../step'
import { aidWords } from './aid'
import { GRANT_ACTS } from './grant'
import { GRANTED_AT } from './while-paid'

/** 安排帮扶金 */
export const holdGrant = step({
  at: moves(GRANTED_AT, FUND, 'stay'),
  facts: z.object({ grant: GrantId, programme: z.string(), amount: Fen }),
  decide: (_s, facts) => ok({ facts, messages: tell('granted', aidWords(facts)) }),
  patch: (s, { facts: { grant, programme, amount } }) => ({
    grants: [...s.grants, { id: grant, programme, amount, state: GRANT_ACTS.holdGrant.to, confirmed: false }],
  }),
})

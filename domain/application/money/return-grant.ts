import * as z from 'zod/mini'
import { Fen } from '../../kernel/fen'
import { GrantId } from '../../kernel/ids'
import { PlainDate } from '../../kernel/plain-date'
import { refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { FailureOwner } from '../failure-owner'
import { grantTo, hasGrant, wanted } from '../state'
import { FUND, moves, step } from '../step'
import { PAID_AT } from './while-paid'

/** 退汇: paid, and back again. */
export const returnGrant = step({
  at: moves(PAID_AT, FUND, 'stay'),
  wants: (s) => wanted(hasGrant(s, 'paid'), () => refuse('GRANT_WRONG_STATE')),
  facts: z.object({
    grant: GrantId,
    amount: Fen,
    returnedOn: PlainDate,
    reason: Words(100),
    owner: FailureOwner,
  }),
  patch: (s, { facts }) => grantTo(s, facts.grant, { state: 'failed', confirmed: false, failedOwner: facts.owner }),
  words: (facts) => facts.reason,
})

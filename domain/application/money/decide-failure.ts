import * as z from 'zod/mini'
import { GrantId } from '../../kernel/ids'
import { refuse } from '../../kernel/result'
import { DecidedOwner } from '../failure-owner'
import { grantTo, hasGrant, wanted } from '../state'
import { FUND, moves, step } from '../step'
import { PAID_AT } from './while-paid'

/** 认定失败原因: whose matter a failed payment is. */
export const decideFailure = step({
  at: moves(PAID_AT, FUND, 'stay'),
  wants: (s) => wanted(hasGrant(s, 'failed'), () => refuse('GRANT_WRONG_STATE')),
  facts: z.object({ grant: GrantId, owner: DecidedOwner, words: z.string() }),
  patch: (s, { facts }) => grantTo(s, facts.grant, { failedOwner: facts.owner }),
  words: (facts) => facts.words,
  hiddenFrom: ['worker'],
})

import * as z from 'zod/mini'
import { GrantId } from '../../kernel/ids'
import { ok, refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { grantTo, hasGrant, wanted } from '../state'
import { FUND, moves, step } from '../step'
import { PAID_AT } from './while-paid'

/** 取消安排 */
export const releaseGrant = step({
  at: moves(PAID_AT, FUND, 'stay'),
  wants: (s) => wanted(hasGrant(s, 'held', 'failed'), () => refuse('GRANT_WRONG_STATE')),
  facts: z.object({ grant: GrantId, why: Words(200) }),
  decide: (_s, facts) => ok({ facts }),
  patch: (s, { facts }) => grantTo(s, facts.grant, { state: 'released', failedOwner: undefined }),
  words: (facts) => facts.why,
})

import * as z from 'zod/mini'
import { GrantId } from '../../kernel/ids'
import { ok } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { grantTo, wantsGrant } from '../state'
import { FUND, moves, step } from '../step'
import { PAID_AT } from './while-paid'

/** 取消安排 */
export const releaseGrant = step({
  at: moves(PAID_AT, FUND, 'stay'),
  wants: wantsGrant('releaseGrant'),
  facts: z.object({ grant: GrantId, why: Words(200) }),
  decide: (_s, facts) => ok({ facts }),
  patch: (s, { facts }) => grantTo('releaseGrant', s, facts.grant, { failedOwner: undefined }),
  words: (facts) => facts.why,
})

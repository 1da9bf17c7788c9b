import * as z from 'zod/mini'
import { GrantId } from '../../kernel/ids'
import { ok } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { tell } from '../../message/telling'
import { FailureOwner } from '../failure-owner'
import { grantTo } from '../state'
import { FUND, moves, step } from '../step'
import type { World } from '../world'
import { type Aid, aidWords } from './aid'
import { PAID_AT } from './while-paid'

/** The bank's reason, and who has to act on it. */
type Failing = { readonly grant: GrantId; readonly reason: string; readonly owner: FailureOwner }

/** 发放失败: recorded from the bank's answer to a batch. */
export const failGrant = step({
  at: moves(PAID_AT, FUND, 'stay'),
  elsewhere: true,
  facts: z.object({
    grant: GrantId,
    reason: Words(100),
    owner: FailureOwner,
  }),
  // the first release recorded no owner and treated every failure as the payee's
  upcasts: [(facts: { readonly owner?: FailureOwner }) => ({ ...facts, owner: facts.owner ?? 'payee' })],
  decide: (_s, { grant, reason, owner }: Failing, aid: World & Aid) => {
    // the worker gets no message about a failure that is not theirs to mend
    const messages = owner === 'payee' ? tell('payFailed', { ...aidWords(aid), grant, reason }) : []
    return ok({ facts: { grant, reason, owner }, messages })
  },
  patch: (s, { facts }) => grantTo('failGrant', s, facts.grant, { failedOwner: facts.owner }),
  words: (facts) => facts.reason,
})

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

/** What the bank said, and whose matter that is. */
type Failing = { readonly grant: GrantId; readonly reason: string; readonly owner: FailureOwner }

/** 发放失败: by the bank's answer to a batch. */
export const failGrant = step({
  at: moves(PAID_AT, FUND, 'stay'),
  elsewhere: true,
  facts: z.object({
    grant: GrantId,
    reason: Words(100),
    owner: FailureOwner,
  }),
  // a release that did not ask took every failure for the payee's
  upcasts: [(facts: { readonly owner?: FailureOwner }) => ({ ...facts, owner: facts.owner ?? 'payee' })],
  decide: (_s, { grant, reason, owner }: Failing, aid: World & Aid) => {
    // what is not the worker's to mend is not told as if it were
    const messages = owner === 'payee' ? tell('payFailed', { ...aidWords(aid), grant, reason }) : []
    return ok({ facts: { grant, reason, owner }, messages })
  },
  patch: (s, { facts }) => grantTo('failGrant', s, facts.grant, { failedOwner: facts.owner }),
  words: (facts) => facts.reason,
})

import * as z from 'zod/mini'
import { GrantId } from '../../kernel/ids'
import { Words } from '../../kernel/text'
import { FailureOwner } from '../failure-owner'
import { grantTo } from '../state'
import { FUND, moves, step } from '../step'
import { PAID_AT } from './while-paid'

/** 发放失败: by the bank's answer to a batch. */
export const failGrant = step({
  at: moves(PAID_AT, FUND, 'stay'),
  elsewhere: true,
  facts: z.object({
    grant: GrantId,
    reason: Words(100),
    /** absent in an entry of a release that took every failure for the payee's */
    owner: z.optional(FailureOwner),
  }),
  patch: (s, { facts }) =>
    grantTo(s, facts.grant, {
      state: 'failed',
      ...(facts.owner === undefined ? {} : { failedOwner: facts.owner }),
    }),
  words: (facts) => facts.reason,
})

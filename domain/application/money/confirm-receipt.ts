import * as z from 'zod/mini'
import { GrantId } from '../../kernel/ids'
import { QuestionSet } from '../satisfaction'
import { awaitsReceipt, grantTo } from '../state'
import { moves, step, WORKER } from '../step'
import { PAID_AT } from './while-paid'

/** 确认收到, or 钱没到 */
export const confirmReceipt = step({
  at: moves(PAID_AT, WORKER, 'stay'),
  wants: awaitsReceipt,
  facts: z.object({
    grant: GrantId,
    arrived: z.boolean(),
    marks: z.array(z.int().check(z.minimum(1), z.maximum(5))).check(z.maxLength(3)),
    /** the questions the marks answer; before this was noted, who answered says it (`questionsOf`) */
    asked: z.optional(QuestionSet),
    words: z.string(),
  }),
  patch: (s, { facts }) => grantTo(s, facts.grant, { confirmed: facts.arrived }),
  words: (facts) => facts.words,
})

import * as z from 'zod/mini'
import { GrantId } from '../../kernel/ids'
import { QuestionSet, questionsOf } from '../satisfaction'
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
    /** the questions the marks answer */
    asked: QuestionSet,
    words: z.string(),
  }),
  // who answered says which questions were on the page, where nobody noted them
  upcasts: [
    (facts: { readonly asked?: QuestionSet }, { by }) => ({ ...facts, asked: questionsOf(facts.asked, by.as) }),
  ],
  patch: (s, { facts }) => grantTo(s, facts.grant, { confirmed: facts.arrived }),
  words: (facts) => facts.words,
})

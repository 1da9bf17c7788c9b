import * as z from 'zod/mini'
import { GrantId } from '../../kernel/ids'
import { ok, refuse } from '../../kernel/result'
import { QuestionSet, questionsOf } from '../satisfaction'
import { grantTo, wantsGrant } from '../state'
import { moves, step, WORKER } from '../step'
import { grantAllows } from './grant'
import { PAID_AT } from './while-paid'

const Facts = z.object({
  grant: GrantId,
  arrived: z.boolean(),
  marks: z.array(z.int().check(z.minimum(1), z.maximum(5))).check(z.maxLength(3)),
  /** the questions that the marks answer */
  asked: QuestionSet,
  words: z.string(),
})
type Facts = z.infer<typeof Facts>

/** 确认收到, or 钱没到 */
export const confirmReceipt = step({
  at: moves(PAID_AT, WORKER, 'stay'),
  wants: wantsGrant('confirmReceipt'),
  facts: Facts,
  // where the set of questions was not recorded, the role of the answering person implies which set was shown
  upcasts: [
    (facts: { readonly asked?: QuestionSet }, { by }) => ({ ...facts, asked: questionsOf(facts.asked, by.as) }),
  ],
  decide: (s, said: Omit<Facts, 'asked'> & { readonly asked?: QuestionSet | undefined }, { as }) => {
    const known = s.grants.find(({ id }) => id === said.grant)
    if (known === undefined) return refuse('NOT_FOUND')
    const allowed = grantAllows('confirmReceipt', known)
    if (!allowed.ok) return allowed
    return ok({ facts: { ...said, asked: questionsOf(said.asked, as) } })
  },
  patch: (s, { facts }) => grantTo('confirmReceipt', s, facts.grant, { confirmed: facts.arrived }),
  words: (facts) => facts.words,
})

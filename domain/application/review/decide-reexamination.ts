import * as z from 'zod/mini'
import { invariant, ok } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { tell } from '../../message/telling'
import { deciderAfter, reopensAt } from '../reexamination'
import { UNDECIDED } from '../stage'
import { moves, step } from '../step'

/** 复核: the refusal is upheld, or the case continues at the stage that refused it (`reopensAt`). */
export const decideReexamination = step({
  at: moves(
    ['re-examining'],
    ['county-reviewer', 'city-reviewer'],
    ['refused', ...UNDECIDED.filter((stage) => stage !== 're-examining' && stage !== 'on-notice')],
  ),
  judges: true,
  // rule 2.8: decided one level up, never by the person who refused
  level: ({ refusal }) => refusal && deciderAfter(refusal.by.as),
  notBy: ({ refusal }) => (refusal?.by.person === undefined ? [] : [refusal.by.person]),
  facts: z.object({ upheld: z.boolean(), reasons: Words(500) }),
  decide: (s, facts) => {
    invariant(s.refusal !== undefined, 'a case in re-examination has been refused')
    return ok({ facts, to: facts.upheld ? 'refused' : reopensAt(s.refusal), messages: tell('reexaminationDecided') })
  },
  patch: (s, { facts }) =>
    s.reexamination === undefined
      ? {}
      : { reexamination: { ...s.reexamination, decided: facts }, ...(facts.upheld ? {} : { refusal: undefined }) },
  words: (facts) => facts.reasons,
})

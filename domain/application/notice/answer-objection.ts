import * as z from 'zod/mini'
import { refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { refusalFrom, wanted } from '../state'
import { moves, step } from '../step'

/** 答复异议: the notice goes on, the household is visited again, or the application is refused. */
export const answerObjection = step({
  at: moves(['on-notice'], ['base-officer', 'county-reviewer'], ['on-notice', 'surveying', 'refused']),
  judges: true,
  wants: (s) =>
    wanted(
      s.objections.some((objection) => objection.answered === undefined),
      () => refuse('OBJECTION_ANSWERED'),
    ),
  facts: z.object({
    id: z.string(),
    upheld: z.boolean(),
    reasons: Words(500),
    outcome: z.enum(['continue', 'new-survey', 'refusal']),
  }),
  patch: (s, entry) => {
    const { id, upheld, reasons, outcome } = entry.facts
    const answered = { on: entry.on, upheld, reasons, outcome }
    return {
      objections: s.objections.map((objection) => (objection.id === id ? { ...objection, answered } : objection)),
      ...refusalFrom(s, entry, ['objection-upheld'], reasons),
    }
  },
  words: (facts) => facts.reasons,
})

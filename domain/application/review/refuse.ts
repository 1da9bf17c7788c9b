import * as z from 'zod/mini'
import { awaitingReply } from '../../crosscheck/crosscheck'
import { RefusalReason } from '../../determination/determination'
import type { PlainDate } from '../../kernel/plain-date'
import { ok, refuse as refused } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { tell } from '../../message/telling'
import { type CaseState, noCorrectionOpen, openHits, refusalFrom, YES } from '../state'
import { BASE, CITY, COUNTY, moves, step } from '../step'

/**
 * The worker is heard first: an open correction must be past its last day, and each hit of the cross-check must be explained
 * (or past its last day) and judged. A hit is a question and alone no reason to refuse.
 */
const mayRefuse = (s: CaseState, today: PlainDate) => {
  const free = noCorrectionOpen(s, today)
  if (!free.ok) return free
  const waiting = s.check === undefined ? [] : awaitingReply(s.check, today)
  if (waiting.length > 0) return refused('HIT_UNANSWERED', { open: waiting.length })
  const open = openHits(s).length
  return open > 0 ? refused('HIT_UNJUDGED', { open }) : YES
}

/** 不予通过: decided by a person of the union that has the case at this stage. */
export const refuse = step({
  at: {
    ...moves(['submitted', 'surveying'], BASE, 'refused'),
    ...moves(['county-review'], COUNTY, 'refused'),
    ...moves(['crosschecking', 'determining'], CITY, 'refused'),
  },
  judges: true,
  cityAfterCountyAt: ['determining'],
  wants: mayRefuse,
  facts: z.object({ reasons: z.array(RefusalReason).check(z.minLength(1)), words: Words(500) }),
  decide: (_s, facts) => ok({ facts, messages: tell('refused') }),
  patch: (s, entry) => ({ ...refusalFrom(s, entry, entry.facts.reasons, entry.facts.words), correction: undefined }),
  words: (facts) => facts.words,
})

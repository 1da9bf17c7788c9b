import * as z from 'zod/mini'
import { HitVerdict, mayBeJudged } from '../../crosscheck/crosscheck'
import type { PlainDate } from '../../kernel/plain-date'
import { ok, refuse } from '../../kernel/result'
import { Words } from '../../kernel/text'
import { type CaseState, openHits, YES } from '../state'
import { CITY, moves, step } from '../step'
import { onHit } from './on-check'

const maySettle = (s: CaseState, today: PlainDate) => {
  const open = openHits(s)
  if (open.length === 0) return refuse('WRONG_STAGE', { stage: s.stage })
  const [first] = open.flatMap(({ replyBy }) => (replyBy === undefined ? [] : [replyBy])).sort()
  if (open.some((hit) => mayBeJudged(hit, today))) return YES
  return refuse('HIT_UNANSWERED', first === undefined ? {} : { replyBy: first })
}

/** 核定比对结果: a person judges the hit, after the worker's explanation or after its last day. */
export const settleHit = step({
  at: moves(['crosschecking'], CITY, 'stay'),
  judges: true,
  wants: maySettle,
  facts: z.object({ key: z.string(), verdict: HitVerdict, reasons: Words(300) }),
  decide: (s, facts, { today }) => {
    const hit = s.check?.hits.find(({ key }) => key === facts.key)
    if (hit === undefined) return refuse('NOT_FOUND')
    if (mayBeJudged(hit, today)) return ok({ facts })
    return refuse('HIT_UNANSWERED', hit.replyBy === undefined ? {} : { replyBy: hit.replyBy })
  },
  patch: (s, { facts, on }) =>
    onHit(s, facts.key, (hit) => ({ ...hit, verdict: { verdict: facts.verdict, reasons: facts.reasons, on } })),
  words: (facts) => facts.reasons,
  hiddenFrom: ['base'],
})

import * as z from 'zod/mini'
import type { Hit } from '../../crosscheck/crosscheck'
import { PlainDate } from '../../kernel/plain-date'
import { NoticeFacts } from '../../notice/notice'
import type { CaseSnapshot } from '../snapshot'
import { STAGES } from '../stage'
import type { Patch } from '../state'
import { moves, step } from '../step'

const Facts = z.object({
  notice: z.optional(z.pick(NoticeFacts, { lastDay: true, onlineUntil: true, workingDays: true, shortOf: true })),
  correctionDueOn: z.optional(PlainDate),
  objections: z.optional(z.array(z.object({ id: z.string(), answerDueOn: PlainDate }))),
  hits: z.optional(z.array(z.object({ key: z.string(), replyBy: PlainDate }))),
})
type Facts = z.infer<typeof Facts>

const noticeAgain = (s: CaseSnapshot, again: Facts['notice']): Patch => {
  if (s.notice === undefined || again === undefined) return {}
  const { lastDay: _last, onlineUntil: _online, shortOf: _short, ...kept } = s.notice
  return { notice: { ...kept, ...again } }
}

const hitAgain = (hit: Hit, replyBy: PlainDate | undefined): Hit => (replyBy === undefined ? hit : { ...hit, replyBy })

const patch = (s: CaseSnapshot, facts: Facts): Patch => {
  const answers = new Map(facts.objections?.map(({ id, answerDueOn }) => [id, answerDueOn]))
  const replies = new Map(facts.hits?.map(({ key, replyBy }) => [key, replyBy]))
  const { correctionDueOn } = facts
  return {
    ...noticeAgain(s, facts.notice),
    ...(s.correction === undefined || correctionDueOn === undefined
      ? {}
      : { correction: { ...s.correction, dueOn: correctionDueOn } }),
    objections: s.objections.map((one) => ({ ...one, answerDueOn: answers.get(one.id) ?? one.answerDueOn })),
    ...(s.check === undefined
      ? {}
      : { check: { ...s.check, hits: s.check.hits.map((hit) => hitAgain(hit, replies.get(hit.key))) } }),
  }
}

/** 重算日子: by the work calendar as it has become, at any time; what is not named stands as it was. */
export const recount = step({
  at: moves(STAGES, ['system'], 'stay'),
  elsewhere: true,
  facts: Facts,
  patch: (s, { facts }) => patch(s, facts),
})

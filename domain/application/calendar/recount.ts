import * as z from 'zod/mini'
import type { Hit } from '../../crosscheck/crosscheck'
import type { PersonId } from '../../kernel/ids'
import { PlainDate } from '../../kernel/plain-date'
import { ok } from '../../kernel/result'
import { type Telling, tell, tellThem } from '../../message/telling'
import { endOf, NoticeFacts } from '../../notice/notice'
import type { CaseSnapshot } from '../snapshot'
import { STAGES } from '../stage'
import type { Patch } from '../state'
import { moves, step } from '../step'
import type { World } from '../world'

const Facts = z.object({
  notice: z.optional(
    z.partial(z.pick(NoticeFacts, { lastDay: true, onlineUntil: true, workingDays: true, shortOf: true })),
  ),
  correctionDueOn: z.optional(PlainDate),
  objections: z.optional(z.array(z.object({ id: z.string(), answerDueOn: PlainDate }))),
  hits: z.optional(z.array(z.object({ key: z.string(), replyBy: PlainDate }))),
})
type Facts = z.infer<typeof Facts>

const noticeAgain = (s: CaseSnapshot, again: Facts['notice']): Patch => {
  if (s.notice === undefined || again === undefined) return {}
  const { lastDay: _last, onlineUntil: _online, shortOf: _short, ...kept } = s.notice
  return { notice: { ...kept, ...again, workingDays: again.workingDays ?? kept.workingDays } }
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

type Again = { readonly facts: Facts; readonly dueOn?: PlainDate }
/** The officers who are notified of moved days, besides the worker. */
type Told = {
  readonly base: readonly PersonId[]
  readonly county: readonly PersonId[]
  readonly city: readonly PersonId[]
}

const aboutNotice = (s: CaseSnapshot, again: Facts['notice'], { base, county, city }: Told): readonly Telling[] => {
  if (again === undefined) return []
  if (again.shortOf !== undefined) return tellThem([...county, ...city], 'noticeTooShort', { lastDay: again.shortOf })
  const lastDay = endOf(again)
  if (s.notice?.takenDownOn !== undefined || lastDay === undefined) return []
  return [...tell('noticeEndMoved', { lastDay }), ...tellThem(base, 'noticeEndMoved', { lastDay })]
}

/**
 * Messages to all persons whose day has moved: the worker who has to answer, the officers who answer an objection, and the
 * persons who wait for a notice.
 */
const messagesOf = (s: CaseSnapshot, again: Facts, told: Told): readonly Telling[] => {
  const { correctionDueOn, hits, objections } = again
  const reply = hits?.map(({ replyBy }) => replyBy).sort()[0]
  const answer = objections?.map(({ answerDueOn }) => answerDueOn).sort()[0]
  return [
    ...aboutNotice(s, again.notice, told),
    ...(correctionDueOn === undefined ? [] : tell('correctionWanted', { dueOn: correctionDueOn })),
    ...(reply === undefined ? [] : tell('crosscheckAsked', { dueOn: reply })),
    ...(answer === undefined ? [] : tellThem([...told.base, ...told.county], 'objectionFiled', { dueOn: answer })),
  ]
}

/** 重算日子: counts due days again by the changed work calendar, at any time. Days that are not listed stay as they were. */
export const recount = step({
  at: moves(STAGES, ['system'], 'stay'),
  elsewhere: true,
  facts: Facts,
  decide: (s, again: Again, told: World & Told) => ok({ ...again, messages: messagesOf(s, again.facts, told) }),
  patch: (s, { facts }) => patch(s, facts),
})

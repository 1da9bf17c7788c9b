import * as z from 'zod/mini'
import { HardshipClass } from '../household/words'
import { NoticeId, ObjectionId } from '../kernel/ids'
import { holdsPrivateData, Masked } from '../kernel/masked'
import { PlainDate } from '../kernel/plain-date'
import { ok, type Result, refuse } from '../kernel/result'
import { MaybeWords, Words } from '../kernel/text'
import { addWorkingDays, type WorkCalendar } from '../kernel/working-days'
import type { Policy } from '../policy/policy'

/**
 * All that a notice may say (§5). Built from masked types only: an ID number, phone, address,
 * account, child, illness, income or cause has no field to stand in.
 */
export const NoticeContent = z.object({
  title: Words(60),
  legalBasis: Words(120),
  /** 王*明 on the paper */
  nameOnPaper: Masked,
  /** 王** online */
  nameOnline: Masked,
  /** base union, or the upper union when it has fewer than ten staff */
  unit: Words(60),
  intendedClass: z.union([HardshipClass, z.literal('pending')]),
  intendedAid: z.array(z.enum(['living', 'medical', 'tuition'])).check(z.maxLength(3)),
  objectTo: Words(120),
  issuedBy: Words(60),
  remark: MaybeWords(200),
})
export type NoticeContent = z.infer<typeof NoticeContent>

export const NoticeFacts = z.object({
  id: NoticeId,
  content: NoticeContent,
  postedOn: PlainDate,
  /** last day of the period; may be taken down from the day after */
  lastDay: PlainDate,
  repeat: z.boolean(),
  takenDownOn: z.optional(PlainDate),
})
export type NoticeFacts = z.infer<typeof NoticeFacts>

export const ObjectionFacts = z.object({
  id: ObjectionId,
  filedOn: PlainDate,
  answerDueOn: PlainDate,
  anonymous: z.boolean(),
  text: Words(500),
  answered: z.optional(
    z.object({
      on: PlainDate,
      upheld: z.boolean(),
      reasons: Words(500),
      outcome: z.enum(['continue', 'new-survey', 'refusal']),
    }),
  ),
})
export type ObjectionFacts = z.infer<typeof ObjectionFacts>

/** Free text of a notice is scanned; nothing like an ID, phone or card number gets through. */
export const checkContent = (content: NoticeContent): Result<NoticeContent> => {
  const texts = [content.title, content.legalBasis, content.unit, content.objectTo, content.issuedBy, content.remark]
  return texts.some(holdsPrivateData) ? refuse('TEXT_HOLDS_PRIVATE_DATA') : ok(content)
}

/** The period runs from the day after posting (the posting day does not count). Posted late, it ends late. */
export const periodOf = (
  postedOn: PlainDate,
  repeat: boolean,
  policy: Policy,
  calendar: WorkCalendar,
): Result<PlainDate> =>
  addWorkingDays(postedOn, repeat ? policy.notice.repeatWorkingDays : policy.notice.workingDays, calendar)

/**
 * True when this notice stood its full period: it was taken down after it, or an upheld objection
 * ended it after the last day had passed.
 */
const stoodInFull = (notice: NoticeFacts, objections: readonly ObjectionFacts[]): boolean =>
  notice.takenDownOn !== undefined ||
  objections.some(
    ({ filedOn, answered }) =>
      answered !== undefined &&
      answered.outcome !== 'continue' &&
      filedOn >= notice.postedOn &&
      answered.on > notice.lastDay,
  )

/**
 * Rule 2.5: once a full period has been served, a changed notice stands for the shorter repeat; a
 * notice that an upheld objection cut short starts again with the full period.
 */
export const isRepeat = (before: readonly NoticeFacts[], objections: readonly ObjectionFacts[]): boolean =>
  before.some((notice) => !notice.repeat && stoodInFull(notice, objections))

/** Upheld leads to a new survey or a refusal, not upheld to neither (rule 2.5). */
export const outcomeFits = (upheld: boolean, outcome: 'continue' | 'new-survey' | 'refusal'): boolean =>
  upheld === (outcome !== 'continue')

/** Posting may be reported late, never ahead: the day lies between the case being ready and today. */
export const acceptPosting = (postedOn: PlainDate, at: { today: PlainDate; readyOn: PlainDate }): Result<true> => {
  if (postedOn > at.today) return refuse('DATE_IN_FUTURE', { date: postedOn })
  if (postedOn < at.readyOn) return refuse('NOTICE_POSTED_TOO_EARLY', { date: postedOn, earliest: at.readyOn })
  return ok(true)
}

const noneOpen = (objections: readonly ObjectionFacts[]): Result<true> => {
  const open = objections.filter((objection) => objection.answered === undefined).length
  return open > 0 ? refuse('NOTICE_OBJECTED', { open }) : ok(true)
}

/** Nobody can close a notice early, and an open objection blocks it. */
export const acceptTakingDown = (
  notice: Pick<NoticeFacts, 'lastDay' | 'takenDownOn'>,
  objections: readonly ObjectionFacts[],
  today: PlainDate,
): Result<true> => {
  if (notice.takenDownOn !== undefined) return refuse('NOTICE_NOT_OPEN')
  if (today <= notice.lastDay) return refuse('NOTICE_STILL_OPEN', { lastDay: notice.lastDay })
  return noneOpen(objections)
}

/**
 * What the notice says may turn out wrong on any day; it then starts again from its first day. Not while an objection is
 * open: it was made against these words, and is answered first.
 */
export const acceptCorrecting = (objections: readonly ObjectionFacts[]): Result<true> => noneOpen(objections)

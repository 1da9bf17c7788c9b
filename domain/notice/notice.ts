import * as z from 'zod/mini'
import { HardshipClass } from '../household/words'
import { NoticeId, ObjectionId } from '../kernel/ids'
import { holdsPrivateData, Masked } from '../kernel/masked'
import { PlainDate } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'
import { MaybeWords, Words } from '../kernel/text'
import { addExpectedDays, addWorkingDays, expectedDaysBetween, type WorkCalendar } from '../kernel/working-days'
import type { Policy } from '../policy/policy'
import { WORK_CALENDAR } from '../policy/work-calendar'

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
  /** the day the paper went up */
  postedOn: PlainDate,
  /** the day the posting was entered, and with it online */
  enteredOn: PlainDate,
  /** the day the period counts from */
  countsFrom: PlainDate,
  /** the whole working days it stands */
  workingDays: z.int(),
  /** last day of the period; absent while the work calendar does not reach so far */
  lastDay: z.optional(PlainDate),
  /** last day online, when that is later: the copy online stands its whole number of working days too */
  onlineUntil: z.optional(PlainDate),
  repeat: z.boolean(),
  takenDownOn: z.optional(PlainDate),
  /** it ended otherwise, and this day the union said that its paper is off the wall */
  paperDownOn: z.optional(PlainDate),
  /** it was taken down before this day was over, which the work calendar has made its last only since */
  shortOf: z.optional(PlainDate),
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
export const checkContent = (content: NoticeContent) => {
  const texts = [content.title, content.legalBasis, content.unit, content.objectTo, content.issuedBy, content.remark]
  return texts.some(holdsPrivateData) ? refuse('TEXT_HOLDS_PRIVATE_DATA') : ok(content)
}

/** From which day a notice counts, and for how long. */
export type Standing = Pick<NoticeFacts, 'postedOn' | 'enteredOn' | 'countsFrom' | 'workingDays'>

/** How a release wrote it that had it count from the day it was posted, or kept not for how long. */
export type FormerStanding = Pick<Standing, 'postedOn'> & Partial<Standing> & Pick<NoticeFacts, 'lastDay'>

/** As that release meant it: by the days that it was counted by. */
export const standingIn = <N extends FormerStanding>(former: N): N & Standing => {
  const { postedOn, countsFrom = postedOn, enteredOn = countsFrom, lastDay = postedOn } = former
  const { workingDays = expectedDaysBetween(postedOn, lastDay, WORK_CALENDAR) } = former
  return { ...former, countsFrom, enteredOn, workingDays }
}

/**
 * A posting entered on its own or the next working day counts from the day the paper went up; one entered later counts from
 * the day it was entered: nobody shortens a notice by a date.
 */
export const standingOf = (
  at: { readonly postedOn: PlainDate; readonly enteredOn: PlainDate },
  repeat: boolean,
  policy: Policy,
  calendar: WorkCalendar,
): Standing => ({
  ...at,
  countsFrom: at.enteredOn <= addExpectedDays(at.postedOn, 1, calendar) ? at.postedOn : at.enteredOn,
  workingDays: repeat ? policy.notice.repeatWorkingDays : policy.notice.workingDays,
})

type Period = Pick<NoticeFacts, 'lastDay' | 'onlineUntil'>

/**
 * The period runs from the day after (the day itself does not count). The law counts it exactly, so where the work
 * calendar does not reach there is no last day yet.
 */
export const periodOf = ({ countsFrom, enteredOn, workingDays }: Standing, calendar: WorkCalendar): Period => {
  const paper = addWorkingDays(countsFrom, workingDays, calendar)
  const online = addWorkingDays(enteredOn, workingDays, calendar)
  if (!paper.ok || !online.ok) return {}
  return { lastDay: paper.value, ...(online.value > paper.value ? { onlineUntil: online.value } : {}) }
}

/** 预计: when it will have stood its days, as far as anybody can say. */
export const expectedEnd = (
  { enteredOn, workingDays }: Pick<Standing, 'enteredOn' | 'workingDays'>,
  calendar: WorkCalendar,
): PlainDate => addExpectedDays(enteredOn, workingDays, calendar)

/** The last day on which it is up, on paper or online; undefined while that cannot be counted. */
export const endOf = ({ lastDay, onlineUntil }: Period): PlainDate | undefined =>
  lastDay === undefined ? undefined : (onlineUntil ?? lastDay)

/** Whether its whole period is behind it on this day. */
export const isServed = (notice: Period, today: PlainDate): boolean => {
  const end = endOf(notice)
  return end !== undefined && end < today
}

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
      isServed(notice, answered.on),
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
export const acceptPosting = (postedOn: PlainDate, at: { today: PlainDate; readyOn: PlainDate }) => {
  if (postedOn > at.today) return refuse('DATE_IN_FUTURE', { date: postedOn })
  if (postedOn < at.readyOn) return refuse('NOTICE_POSTED_TOO_EARLY', { date: postedOn, earliest: at.readyOn })
  return ok(true)
}

const noneOpen = (objections: readonly ObjectionFacts[]) => {
  const open = objections.filter((objection) => objection.answered === undefined).length
  return open > 0 ? refuse('NOTICE_OBJECTED', { open }) : ok(true)
}

/** Nobody can close a notice early, and an open objection blocks it. */
export const acceptTakingDown = (
  notice: Period & Pick<NoticeFacts, 'takenDownOn'>,
  objections: readonly ObjectionFacts[],
  today: PlainDate,
) => {
  if (notice.takenDownOn !== undefined) return refuse('NOTICE_NOT_OPEN')
  const end = endOf(notice)
  if (end === undefined) return refuse('CALENDAR_MISSING')
  if (today <= end) return refuse('NOTICE_STILL_OPEN', { lastDay: end })
  return noneOpen(objections)
}

/**
 * What the notice says may turn out wrong on any day; it then starts again from its first day. Not while an objection is
 * open: it was made against these words, and is answered first.
 */
export const acceptCorrecting = (objections: readonly ObjectionFacts[]) => noneOpen(objections)

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
 * All content that a notice may have (§5). Masked types only: no field exists for an ID number, telephone, address, account,
 * child, illness, income or cause.
 */
export const NoticeContent = z.object({
  title: Words(60),
  legalBasis: Words(120),
  /** 王*明 on the paper */
  nameOnPaper: Masked,
  /** 王** online */
  nameOnline: Masked,
  /** base union, or the union above when the base union has fewer than ten staff */
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
  /** the day the paper was posted */
  postedOn: PlainDate,
  /** the day the posting was entered, from which the online copy is visible */
  enteredOn: PlainDate,
  /** the day the period counts from */
  countsFrom: PlainDate,
  /** length of the period in whole working days */
  workingDays: z.int(),
  /** last day of the period; absent while the work calendar does not reach that far */
  lastDay: z.optional(PlainDate),
  /** last day online, where that is later: the online copy also has to be visible for the whole period */
  onlineUntil: z.optional(PlainDate),
  repeat: z.boolean(),
  takenDownOn: z.optional(PlainDate),
  /** the notice ended early, and the union recorded the removal of its paper on this day */
  paperDownOn: z.optional(PlainDate),
  /** the notice was taken down before this day; a later change of the work calendar made it the last day */
  shortOf: z.optional(PlainDate),
})
export type NoticeFacts = z.infer<typeof NoticeFacts>

export const ObjectionOutcome = z.enum(['continue', 'new-survey', 'refusal'])
export type ObjectionOutcome = z.infer<typeof ObjectionOutcome>

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
      outcome: ObjectionOutcome,
    }),
  ),
})
export type ObjectionFacts = z.infer<typeof ObjectionFacts>

/** Scans the free text of a notice: nothing like an ID, phone or card number is accepted. */
export const checkContent = (content: NoticeContent) => {
  const texts = [content.title, content.legalBasis, content.unit, content.objectTo, content.issuedBy, content.remark]
  return texts.some(holdsPrivateData) ? refuse('TEXT_HOLDS_PRIVATE_DATA') : ok(content)
}

/** The days that a notice counts from, and the length of its period. */
export type Standing = Pick<NoticeFacts, 'postedOn' | 'enteredOn' | 'countsFrom' | 'workingDays'>

/** The form of an earlier release: its period counts from the day of posting, or has no length. */
export type FormerStanding = Pick<Standing, 'postedOn'> & Partial<Standing> & Pick<NoticeFacts, 'lastDay'>

/** The present form, with the days the earlier release counted by. */
export const standingIn = <N extends FormerStanding>(former: N): N & Standing => {
  const { postedOn, countsFrom = postedOn, enteredOn = countsFrom, lastDay = postedOn } = former
  const { workingDays = expectedDaysBetween(postedOn, lastDay, WORK_CALENDAR) } = former
  return { ...former, countsFrom, enteredOn, workingDays }
}

/**
 * The period of a posting entered on the day of posting or the next working day counts from the day of posting; a posting
 * entered later counts from the day it was entered, so that a backdated posting cannot shorten a notice.
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
 * The period starts on the day after `countsFrom`. It must be exact by law, so there is no last day where the work calendar
 * does not reach that far.
 */
export const periodOf = ({ countsFrom, enteredOn, workingDays }: Standing, calendar: WorkCalendar): Period => {
  const paper = addWorkingDays(countsFrom, workingDays, calendar)
  const online = addWorkingDays(enteredOn, workingDays, calendar)
  if (!paper.ok || !online.ok) return {}
  return { lastDay: paper.value, ...(online.value > paper.value ? { onlineUntil: online.value } : {}) }
}

/** 预计: the expected last day of the period. */
export const expectedEnd = (
  { enteredOn, workingDays }: Pick<Standing, 'enteredOn' | 'workingDays'>,
  calendar: WorkCalendar,
): PlainDate => addExpectedDays(enteredOn, workingDays, calendar)

/**
 * The last day on which the notice is visible, on paper or online; undefined while the last day of the period cannot be
 * calculated.
 */
export const endOf = ({ lastDay, onlineUntil }: Period): PlainDate | undefined =>
  lastDay === undefined ? undefined : (onlineUntil ?? lastDay)

/** Whether the whole period is over. */
export const isServed = (notice: Period, today: PlainDate): boolean => (endOf(notice) ?? today) < today

/** Whether the notice completed its period: it was taken down after it, or an upheld objection ended it after its last day. */
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
 * Rule 2.5: after one completed full period, a changed notice is posted for the shorter repeat period. A notice that an upheld
 * objection cut short has to be posted for the full period again.
 */
export const isRepeat = (before: readonly NoticeFacts[], objections: readonly ObjectionFacts[]): boolean =>
  before.some((notice) => !notice.repeat && stoodInFull(notice, objections))

/** An upheld objection leads to a new survey or a refusal, a rejected objection to neither (rule 2.5). */
export const outcomeFits = (upheld: boolean, outcome: ObjectionOutcome): boolean => upheld === (outcome !== 'continue')

/** A posting may be entered late but not in advance: its day lies between the day the case was ready and today. */
export const acceptPosting = (postedOn: PlainDate, at: { today: PlainDate; readyOn: PlainDate }) => {
  if (postedOn > at.today) return refuse('DATE_IN_FUTURE', { date: postedOn })
  if (postedOn < at.readyOn) return refuse('NOTICE_POSTED_TOO_EARLY', { date: postedOn, earliest: at.readyOn })
  return ok(true)
}

const noneOpen = (objections: readonly ObjectionFacts[]) => {
  const open = objections.filter((objection) => objection.answered === undefined).length
  return open > 0 ? refuse('NOTICE_OBJECTED', { open }) : ok(true)
}

/** A notice cannot be closed early, nor while an objection is open. */
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
 * A notice may be found wrong on any day; the corrected notice starts again from its first day. Refused while an objection is
 * open, because the objection refers to the posted text and is answered first.
 */
export const acceptCorrecting = (objections: readonly ObjectionFacts[]) => noneOpen(objections)

import { seatLabel } from '@domain/deliberation/committee'
import { BALLOTS } from '@domain/deliberation/deliberation'
import { CaseId, type OrgId } from '@domain/kernel/ids'
import { PlainDate } from '@domain/kernel/plain-date'
import { loadDraft, saveDraft } from '@src/gateway'
import * as z from 'zod/mini'
import { type Household, type Member, type Sitting, seatOf, VERDICTS } from './draft'

const Votes = z.object({ for: z.optional(z.int()), against: z.optional(z.int()), abstain: z.optional(z.int()) })

/** What is entered for one household; nothing is answered until somebody answers it. */
const Answers = z.object({
  /** members of the committee who declared themselves kin of this household, and how */
  kin: z.array(z.object({ who: z.string(), why: z.string() })),
  votes: Votes,
  verdict: z.optional(z.enum(VERDICTS)),
  /** who presides here, where the chair of the meeting is recused */
  chair: z.optional(z.string()),
  /** the officer's own words, instead of the suggested ones */
  reasons: z.optional(z.string()),
})
export type Answers = z.infer<typeof Answers>

const Day = z.object({ heldOn: PlainDate, place: z.string() })

/** One meeting of a union's committee: attendance once, answers for each household, and the households recorded. */
const Meeting = z.object({
  /** the day of entry: on another day it counts as another meeting */
  on: PlainDate,
  heldOn: PlainDate,
  place: z.string(),
  chair: z.string(),
  ballot: z.optional(z.enum(BALLOTS)),
  present: z.array(z.string()),
  kinAsked: z.optional(z.boolean()),
  cases: z.array(CaseId),
  /** day and place under which `cases` were recorded; absent in meetings stored by an earlier release */
  recordedAt: z.optional(Day),
  answers: z.optional(z.record(z.string(), Answers)),
  /** households handed up to the union above */
  handedUp: z.optional(z.array(CaseId)),
  /** the reason for handing households up, kept until all of them have arrived there */
  handUpWhy: z.optional(z.string()),
})
export type Meeting = z.infer<typeof Meeting>

const keyOf = (union: OrgId): string => `meeting:${union}`
const PLACE_KEY = 'deliberation-place'
const lastPlace = (): string => {
  const kept = loadDraft(PLACE_KEY)
  return typeof kept === 'string' ? kept : ''
}

/** The meeting begun today on this phone, or a new one, at the place of the last; nobody is present yet. */
export const loadMeeting = (union: OrgId, today: PlainDate): Meeting => {
  const kept = Meeting.safeParse(loadDraft(keyOf(union)))
  return kept.success && kept.data.on === today
    ? kept.data
    : { on: today, heldOn: today, place: lastPlace(), chair: '', present: [], cases: [] }
}

export const saveMeeting = (union: OrgId, meeting: Meeting): void => {
  saveDraft(keyOf(union), meeting)
}

const NO_ANSWERS: Answers = { kin: [], votes: {} }
export const answersOf = ({ answers = {} }: Pick<Meeting, 'answers'>, caseId: CaseId): Answers =>
  answers[caseId] ?? NO_ANSWERS

export const withAnswers = (meeting: Meeting, caseId: CaseId, change: Partial<Answers>): Meeting => ({
  ...meeting,
  answers: { ...meeting.answers, [caseId]: { ...answersOf(meeting, caseId), ...change } },
})

/** The meeting with this household recorded. On another day or at another place it is another meeting. */
export const withCase = (meeting: Meeting, caseId: CaseId): Meeting => {
  const { heldOn, place, recordedAt = { heldOn, place } } = meeting
  const same = recordedAt.heldOn === heldOn && recordedAt.place === place
  const { [caseId]: _recorded, ...answers } = meeting.answers ?? {}
  saveDraft(PLACE_KEY, place.trim())
  return {
    ...meeting,
    cases: [...new Set([...(same ? meeting.cases : []), caseId])],
    recordedAt: { heldOn, place },
    answers,
  }
}

/** The meeting with this household handed up to the union above. */
export const withHandedUp = (meeting: Meeting, caseId: CaseId): Meeting => ({
  ...meeting,
  handedUp: [...new Set([...(meeting.handedUp ?? []), caseId])],
})

/** The deliberation on one household, put together from the meeting and the answers about this household. */
export const sittingFor = (meeting: Meeting, household: Household, members: readonly Member[]): Sitting => {
  const { kin, votes, verdict, chair, reasons } = answersOf(meeting, household.id)
  const seats = members.map((member) => {
    const seat = seatOf(member, household)
    const related = kin.find(({ who }) => who === seatLabel(member))
    if (seat.recused) return seat
    if (related !== undefined) return { ...seat, recused: true, recusedBecause: related.why }
    return { ...seat, present: meeting.present.includes(seatLabel(member)) }
  })
  const presiding = [chair, meeting.chair].find((name) =>
    seats.some((seat) => seat.name === name && seat.present && !seat.recused),
  )
  return {
    ...{ heldOn: meeting.heldOn, place: meeting.place, ballot: meeting.ballot, kinAsked: meeting.kinAsked === true },
    ...{ seats, votes, verdict, chair: presiding ?? '', reasons },
  }
}

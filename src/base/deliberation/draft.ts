import type { CallOutput } from '@domain/contract'
import type { Attendee } from '@domain/deliberation/committee'
import {
  acceptDeliberation,
  type Ballot,
  type Conclusion,
  type DeliberationRecord,
} from '@domain/deliberation/deliberation'
import type { PersonId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { showDate } from '@domain/kernel/plain-date'
import { ok } from '@domain/kernel/result'
import type { Policy } from '@domain/policy/policy'
import { deliberationText as words } from '@src/text/deliberation'

export type Household = CallOutput<'committee.agenda'>['households'][number]

/** A member of the committee; the account is known for officers only. */
export type Member = {
  readonly name: string
  readonly person?: PersonId | undefined
  readonly namesake?: string | undefined
  readonly from?: PlainDate | undefined
  readonly until?: PlainDate | undefined
}

/** 真实性 and 合规性, asked as one question: what is not true cannot comply. */
export const VERDICTS = ['yes', 'not-authentic', 'not-compliant'] as const
type Verdict = (typeof VERDICTS)[number]

export type Seat = {
  readonly name: string
  readonly person?: PersonId | undefined
  readonly present: boolean
  readonly recused: boolean
  readonly recusedBecause: string
  readonly namesake?: string | undefined
}

type Votes = Readonly<Partial<Record<'for' | 'against' | 'abstain', number | undefined>>>

export type Sitting = {
  readonly heldOn: PlainDate
  readonly place: string
  readonly chair: string
  readonly seats: readonly Seat[]
  readonly votes: Votes
  readonly ballot: Ballot | undefined
  readonly verdict: Verdict | undefined
  /** the officer's own words; absent: the suggested ones */
  readonly reasons: string | undefined
  /** everybody present was asked whether they are related to the households */
  readonly kinAsked: boolean
}

/** Whether this person surveyed the case and is therefore recused; a person without an account is compared by name only. */
const hasSurveyed = (who: Member, { surveyors, surveyorNames }: Household): boolean =>
  who.person === undefined ? surveyorNames.includes(who.name) : surveyors.includes(who.person)

/** A seat of the deliberation; surveyors of the case are recused from the start, everybody else is absent until marked present. */
export const seatOf = (who: Member, household: Household): Seat => {
  const surveyed = hasSurveyed(who, household)
  return {
    ...{ name: who.name, person: who.person, namesake: who.namesake },
    present: false,
    recused: surveyed,
    recusedBecause: surveyed ? words.recuseSurveyor : '',
  }
}

const attendeeOf = (seat: Seat): Attendee => ({
  name: seat.name,
  ...(seat.person === undefined ? {} : { person: seat.person }),
  ...(seat.namesake === undefined ? {} : { namesake: seat.namesake }),
  present: seat.present,
  ...(seat.recused ? { recusedBecause: seat.recusedBecause } : {}),
})

/** Everybody present who may vote is in favour, and the judgement is a plain yes. */
export const isUnanimous = ({ seats, votes, verdict }: Pick<Sitting, 'seats' | 'votes' | 'verdict'>): boolean => {
  const free = seats.filter((seat) => seat.present && !seat.recused).length
  const others = (votes.against ?? 0) + (votes.abstain ?? 0)
  return free > 0 && verdict === 'yes' && votes.for === free && others === 0
}

const castIn = ({ votes }: Pick<Sitting, 'votes'>): DeliberationRecord['votes'] => ({
  for: votes.for ?? 0,
  against: votes.against ?? 0,
  abstain: votes.abstain ?? 0,
})

const recordOf = (sitting: Sitting): DeliberationRecord => ({
  heldOn: sitting.heldOn,
  place: sitting.place.trim(),
  chair: sitting.chair,
  entitled: sitting.seats.map(attendeeOf),
  votes: castIn(sitting),
  ballot: sitting.ballot,
  authentic: sitting.verdict !== undefined && sitting.verdict !== 'not-authentic',
  compliant: sitting.verdict === 'yes',
  reasons: (sitting.reasons ?? '').trim(),
  minutes: '',
  kinAsked: sitting.kinAsked,
})

/** Runs the cloud's rule before sending: the conclusion, or why there is none yet. */
export const judge = (
  sitting: Sitting,
  household: Household,
  at: { readonly today: PlainDate; readonly policy: Policy },
) => {
  const accepted = acceptDeliberation(
    recordOf(sitting),
    {
      today: at.today,
      surveyedOn: household.surveyedOn,
      surveyors: household.surveyors,
      surveyorNames: household.surveyorNames,
      // only the cloud knows which attendees belong to the household
      household: [],
      householdIds: [],
      householdNames: [],
      // the list on the page is the committee of that day
      seats: sitting.seats.map(({ name, person, namesake }) => ({ name, person, namesake })),
      officers: [],
    },
    at.policy,
  )
  return accepted.ok ? ok(accepted.value.conclusion) : accepted
}

export type Gap = 'entitled' | 'place' | 'chair' | 'ballot' | 'recusalReason' | 'kinAsked' | 'verdict' | 'votes'

/** What is missing for this household, that of the whole meeting first. */
export const gapsOf = (sitting: Sitting): readonly Gap[] => {
  const { seats, votes } = sitting
  const missing: Record<Gap, boolean> = {
    place: sitting.place.trim() === '',
    entitled: !seats.some(({ present }) => present),
    chair: sitting.chair === '',
    ballot: sitting.ballot === undefined,
    kinAsked: !sitting.kinAsked,
    recusalReason: seats.some((seat) => seat.recused && seat.recusedBecause.trim() === ''),
    verdict: sitting.verdict === undefined,
    votes: votes.for === undefined && votes.against === undefined && votes.abstain === undefined,
  }
  return (Object.keys(missing) as Gap[]).filter((gap) => missing[gap])
}

const { minutesLine } = words
const listed = (names: readonly string[]): string =>
  names.length === 0 ? minutesLine.nobody : names.join(minutesLine.separator)

export const reasonsFor = ({ verdict }: Pick<Sitting, 'verdict'>, conclusion: Conclusion | undefined): string => {
  if (verdict === 'not-authentic') return words.defaultReasons.notAuthentic
  if (verdict === 'not-compliant') return words.defaultReasons.notCompliant
  return conclusion === 'declined' ? words.defaultReasons.votedDown : words.defaultReasons.yes
}

/** The text of the minutes, generated from the entries on the page. */
const minutesOf = (record: DeliberationRecord, conclusion: Conclusion): string => {
  const { entitled, votes } = record
  const free = entitled.filter((one) => one.recusedBecause === undefined)
  return [
    minutesLine.head(showDate(record.heldOn), record.place, record.chair),
    minutesLine.attendance(
      entitled.length,
      listed(free.filter((one) => one.present).map((one) => one.name)),
      listed(free.filter((one) => !one.present).map((one) => one.name)),
      listed(entitled.flatMap(({ name, recusedBecause: why }) => (why === undefined ? [] : [`${name}（${why}）`]))),
    ),
    minutesLine.votes(words.ballots[record.ballot ?? 'open'], votes.for, votes.against, votes.abstain),
    minutesLine.conclusion(record.authentic, record.compliant, words[conclusion]),
    record.reasons,
  ].join('\n')
}

/** The record as it is sent, with its reasons and its minutes in words. */
export const fullRecord = (sitting: Sitting, conclusion: Conclusion): DeliberationRecord => {
  const record = recordOf({ ...sitting, reasons: sitting.reasons ?? reasonsFor(sitting, conclusion) })
  return { ...record, minutes: minutesOf(record, conclusion) }
}

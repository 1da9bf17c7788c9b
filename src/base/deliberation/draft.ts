import type { CaseView } from '@domain/contract/views'
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

export type Seat = {
  readonly name: string
  readonly person?: PersonId | undefined
  readonly present: boolean
  readonly recused: boolean
  readonly recusedBecause: string
  readonly namesake?: string | undefined
}

export type Sitting = {
  readonly heldOn: PlainDate
  readonly place: string
  readonly chair: string
  readonly seats: readonly Seat[]
  readonly votes: { readonly for: number; readonly against: number; readonly abstain: number }
  readonly ballot: Ballot
  readonly authentic: boolean
  readonly compliant: boolean
  readonly reasons: string
  readonly minutes: string
  /** everybody present was asked whether they are related to the household */
  readonly kinAsked: boolean
}

/** Whether this person surveyed the case and is therefore recused; a person without an account is compared by name only. */
export const hasSurveyed = (who: Pick<Seat, 'name' | 'person'>, view: CaseView): boolean =>
  who.person === undefined
    ? view.surveyors?.includes(who.name) === true
    : view.survey?.surveyors.includes(who.person) === true

/** A seat of the deliberation; surveyors of the case are recused from the start. */
export const seatOf = (who: Pick<Seat, 'name' | 'person' | 'namesake'>, view: CaseView): Seat => {
  const surveyed = hasSurveyed(who, view)
  return {
    ...who,
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

export const recordOf = (sitting: Sitting): DeliberationRecord => ({
  heldOn: sitting.heldOn,
  place: sitting.place.trim(),
  chair: sitting.chair,
  entitled: sitting.seats.map(attendeeOf),
  votes: sitting.votes,
  ballot: sitting.ballot,
  authentic: sitting.authentic,
  compliant: sitting.compliant,
  reasons: sitting.reasons.trim(),
  minutes: sitting.minutes.trim(),
  kinAsked: sitting.kinAsked,
})

export type Tally = {
  readonly voting: number
  readonly present: number
  readonly wanted: number
  readonly cast: number
}

/** The numbers that the quorum rule uses, shown while attendance is entered. */
export const tallyOf = ({ seats, votes }: Sitting, policy: Policy): Tally => {
  const voting = seats.filter((seat) => !seat.recused)
  return {
    voting: voting.length,
    present: voting.filter((seat) => seat.present).length,
    wanted: Math.max(
      policy.deliberation.attendeesMin,
      Math.ceil((voting.length * policy.deliberation.quorumPercent) / 100),
    ),
    cast: votes.for + votes.against + votes.abstain,
  }
}

/** Runs the cloud's rule before sending: the conclusion, or why there is none yet. */
export const judge = (sitting: Sitting, view: CaseView, at: { readonly today: PlainDate; readonly policy: Policy }) => {
  const accepted = acceptDeliberation(
    recordOf(sitting),
    {
      today: at.today,
      surveyedOn: view.survey?.visitedOn ?? view.row.submittedOn,
      surveyors: view.survey?.surveyors ?? [],
      surveyorNames: view.surveyors ?? [],
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

export type Gap = 'entitled' | 'place' | 'chair' | 'reasons' | 'recusalReason' | 'kinAsked'

export const gapsOf = (sitting: Sitting): readonly Gap[] => [
  ...(sitting.seats.length === 0 ? (['entitled'] as const) : []),
  ...(sitting.place.trim() === '' ? (['place'] as const) : []),
  ...(sitting.chair === '' ? (['chair'] as const) : []),
  ...(sitting.seats.some((seat) => seat.recused && seat.recusedBecause.trim() === '')
    ? (['recusalReason'] as const)
    : []),
  ...(sitting.kinAsked ? [] : (['kinAsked'] as const)),
  ...(sitting.reasons.trim() === '' ? (['reasons'] as const) : []),
]

const { minutesLine } = words
const listed = (names: readonly string[]): string =>
  names.length === 0 ? minutesLine.nobody : names.join(minutesLine.separator)

export const reasonsFor = (sitting: Sitting, conclusion: Conclusion | undefined): string => {
  if (!sitting.authentic) return words.defaultReasons.notAuthentic
  if (!sitting.compliant) return words.defaultReasons.notCompliant
  return conclusion === 'declined' ? words.defaultReasons.votedDown : words.defaultReasons.yes
}

/** The text of the minutes, generated from the entries on the page. */
export const minutesOf = (sitting: Sitting, conclusion: Conclusion): string => {
  const free = sitting.seats.filter((seat) => !seat.recused)
  return [
    minutesLine.head(showDate(sitting.heldOn), sitting.place.trim(), sitting.chair),
    minutesLine.attendance(
      sitting.seats.length,
      listed(free.filter((seat) => seat.present).map((seat) => seat.name)),
      listed(free.filter((seat) => !seat.present).map((seat) => seat.name)),
      listed(sitting.seats.filter((seat) => seat.recused).map((seat) => `${seat.name}（${seat.recusedBecause}）`)),
    ),
    minutesLine.votes(words.ballots[sitting.ballot], sitting.votes.for, sitting.votes.against, sitting.votes.abstain),
    minutesLine.conclusion(sitting.authentic, sitting.compliant, words[conclusion]),
    sitting.reasons.trim(),
  ].join('\n')
}

import * as z from 'zod/mini'
import type { PersonId } from '../kernel/ids'
import { sameName } from '../kernel/plain'
import { PlainDate } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'
import { MaybeWords, Words } from '../kernel/text'
import type { Policy } from '../policy/policy'
import { Attendee, type Seat, type Seated, satOf, seatingOf } from './committee'

/** 表决方式: show of hands, or 无记名投票. */
export const BALLOTS = ['open', 'secret'] as const
export type Ballot = (typeof BALLOTS)[number]

/** 评议: the base union judges authenticity (真实性) and compliance (合规性). */
export const DeliberationRecord = z.object({
  heldOn: PlainDate,
  place: Words(60),
  chair: Words(30),
  entitled: z.array(Attendee).check(z.minLength(1), z.maxLength(60)),
  votes: z.object({
    for: z.int().check(z.nonnegative()),
    against: z.int().check(z.nonnegative()),
    abstain: z.int().check(z.nonnegative()),
  }),
  /** absent in records from before there was a choice */
  ballot: z.optional(z.enum(BALLOTS)),
  authentic: z.boolean(),
  compliant: z.boolean(),
  reasons: Words(500),
  minutes: MaybeWords(2000),
  /** everybody present was asked whether they are kin of the household; absent in records from before this was asked */
  kinAsked: z.optional(z.boolean()),
})
export type DeliberationRecord = z.infer<typeof DeliberationRecord>
export type Conclusion = 'endorsed' | 'declined'

/** Endorsed when both judgements are positive and the votes in favour exceed the policy's majority of the votes cast. */
const conclusionOf = (record: DeliberationRecord, policy: Policy): Conclusion => {
  const cast = record.votes.for + record.votes.against + record.votes.abstain
  const carried = record.votes.for * 100 > cast * policy.deliberation.majorityPercent
  return record.authentic && record.compliant && carried ? 'endorsed' : 'declined'
}

/** What the record is checked against. */
export type DeliberationFrame = {
  readonly today: PlainDate
  readonly surveyedOn: PlainDate
  readonly surveyors: readonly PersonId[]
  /** for entitled members without an account, who are compared by name */
  readonly surveyorNames: readonly string[]
  /** accounts that belong to the household */
  readonly household: readonly PersonId[]
  /** keyed hashes of the household's ID numbers, and the names of its members */
  readonly householdIds: readonly string[]
  readonly householdNames: readonly string[]
  /** the committee as of the day of the meeting */
  readonly seats: readonly Seat[]
  /** the union's officers, who may take part ex officio */
  readonly officers: readonly Seat[]
}

const isOneOf = (names: readonly string[], { name }: Attendee): boolean => names.some((one) => sameName(one, name))

/**
 * Compared as persons: by account, and by ID number where the union entered it. A person with the name of a surveyor or of a
 * household member is recused too, unless the seat states that it is a namesake.
 */
const mustRecuse = ({ member, seat }: Seated, at: DeliberationFrame): boolean => {
  if (seat.idHash !== undefined && at.householdIds.includes(seat.idHash)) return true
  const person = member.person ?? seat.person
  if (person !== undefined && (at.surveyors.includes(person) || at.household.includes(person))) return true
  if (member.namesake !== undefined) return false
  const known = seat.idHash !== undefined
  return (!known && isOneOf(at.householdNames, member)) || (person === undefined && isOneOf(at.surveyorNames, member))
}

/**
 * Rule 2.4: a quorum of the committee without those recused, each person counted once; surveyors of the case and members of the
 * household are recused; kin are recused by their own statement, which everybody present is asked for; the chair is present and
 * not recused; the day lies between survey and today. Returns the record with unnamed members of the committee added as absent.
 */
export const acceptDeliberation = (record: DeliberationRecord, at: DeliberationFrame, policy: Policy) => {
  if (record.heldOn > at.today) return refuse('DATE_IN_FUTURE', { date: record.heldOn })
  if (record.heldOn < at.surveyedOn) return refuse('DATE_TOO_EARLY', { date: record.heldOn, earliest: at.surveyedOn })
  if (at.seats.length === 0) return refuse('COMMITTEE_MISSING')
  const seated = seatingOf(record.entitled, at.seats, at.officers)
  if (!seated.ok) return seated
  // an absent member who would have been recused does not count towards the quorum
  const voting = seated.value.filter(
    (one) => one.member.recusedBecause === undefined && (one.member.present || !mustRecuse(one, at)),
  )
  const biased = voting.filter((one) => one.member.present && mustRecuse(one, at))
  const [first] = biased
  if (first !== undefined) return refuse('RECUSAL_REQUIRED', { count: biased.length, name: first.member.name })
  const here = voting.filter(({ member }) => member.present)
  const present = here.length
  const wanted = Math.max(
    policy.deliberation.attendeesMin,
    Math.ceil((voting.length * policy.deliberation.quorumPercent) / 100),
  )
  if (present < wanted) return refuse('QUORUM_NOT_MET', { present, wanted })
  const cast = record.votes.for + record.votes.against + record.votes.abstain
  if (cast !== present) return refuse('VOTES_INCONSISTENT', { cast, present })
  if (!here.some(({ member }) => sameName(member.name, record.chair)))
    return refuse('CHAIR_ABSENT', { name: record.chair })
  if (record.kinAsked !== true) return refuse('KIN_NOT_ASKED')
  const kept = { ...record, entitled: seated.value.map(({ member }) => member) }
  return ok({ conclusion: conclusionOf(record, policy), record: kept, sat: satOf(seated.value) })
}

import * as z from 'zod/mini'
import { PersonId } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { ok, type Result, refuse } from '../kernel/result'
import { MaybeWords, Words } from '../kernel/text'
import type { Policy } from '../policy/policy'

/** One person of the base union's committee: by name, and by account where they have one. */
export const Attendee = z.object({
  name: Words(30),
  person: z.optional(PersonId),
  present: z.boolean(),
  recusedBecause: z.optional(Words(60)),
})
export type Attendee = z.infer<typeof Attendee>

/** 表决方式: by show of hands, or 无记名投票. */
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
  /** records made before there was a choice have none */
  ballot: z.optional(z.enum(BALLOTS)),
  authentic: z.boolean(),
  compliant: z.boolean(),
  reasons: Words(500),
  minutes: MaybeWords(2000),
})
export type DeliberationRecord = z.infer<typeof DeliberationRecord>
export type Conclusion = 'endorsed' | 'declined'

/** Votes for, of those cast, more than the policy's majority; and both judgements positive. */
const conclusionOf = (record: DeliberationRecord, policy: Policy): Conclusion => {
  const cast = record.votes.for + record.votes.against + record.votes.abstain
  const carried = record.votes.for * 100 > cast * policy.deliberation.majorityPercent
  return record.authentic && record.compliant && carried ? 'endorsed' : 'declined'
}

/** What the record is held against. */
export type DeliberationFrame = {
  readonly today: PlainDate
  readonly surveyedOn: PlainDate
  readonly surveyors: readonly PersonId[]
  /** an entitled member without an account is known by name only */
  readonly surveyorNames: readonly string[]
  /** accounts that belong to the household */
  readonly household: readonly PersonId[]
}

const mustRecuse = (member: Attendee, at: DeliberationFrame): boolean =>
  member.person === undefined
    ? at.surveyorNames.includes(member.name)
    : at.surveyors.includes(member.person) || at.household.includes(member.person)

const namedTwice = (entitled: readonly Attendee[]): boolean => {
  const accounts = entitled.flatMap((member) => (member.person === undefined ? [] : [member.person]))
  return new Set(accounts).size !== accounts.length
}

/**
 * Rule 2.4: quorum of the entitled who are not recused, one vote each, surveyors of the case and
 * the applicant's own people recused, a day between survey and today.
 */
export const acceptDeliberation = (
  record: DeliberationRecord,
  at: DeliberationFrame,
  policy: Policy,
): Result<Conclusion> => {
  if (record.heldOn > at.today) return refuse('DATE_IN_FUTURE', { date: record.heldOn })
  if (record.heldOn < at.surveyedOn) return refuse('DATE_TOO_EARLY', { date: record.heldOn, earliest: at.surveyedOn })
  if (namedTwice(record.entitled)) return refuse('VOTES_INCONSISTENT')
  const voting = record.entitled.filter((member) => member.recusedBecause === undefined)
  const biased = voting.filter((member) => member.present && mustRecuse(member, at))
  if (biased.length > 0) return refuse('RECUSAL_REQUIRED', { count: biased.length })
  const present = voting.filter((member) => member.present).length
  const wanted = Math.max(
    policy.deliberation.attendeesMin,
    Math.ceil((voting.length * policy.deliberation.quorumPercent) / 100),
  )
  if (present < wanted) return refuse('QUORUM_NOT_MET', { present, wanted })
  const cast = record.votes.for + record.votes.against + record.votes.abstain
  if (cast !== present) return refuse('VOTES_INCONSISTENT', { cast, present })
  return ok(conclusionOf(record, policy))
}

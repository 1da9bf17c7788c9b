import * as z from 'zod/mini'
import { CheckBatchId, FileId, MemberKey } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'
import { MaybeWords, Words } from '../kernel/text'
import { CheckSources, Counterpart } from '../policy/policy'
import { Difference, Item } from './items/item'

/** The most items of one answer. */
export const ITEMS_MAX = 60

/** The outcome for one person at one counterpart. A hit leads to a request for an explanation, not to a refusal (PIPL 24). */
export const CheckOutcome = z.enum(['no-record', 'record', 'not-returned', 'identity-mismatch'])
export type CheckOutcome = z.infer<typeof CheckOutcome>

export const CheckResult = z.object({
  member: MemberKey,
  counterpart: Counterpart,
  outcome: CheckOutcome,
  /** the bureau's words or figure; never shown to base unions */
  value: MaybeWords(200),
  asOf: z.optional(PlainDate),
  /** the source within the counterpart, for example one of several banks; absent: there is only one, or it was not stated */
  source: z.optional(Words(20)),
  /** what the bureau answered in columns; absent: only in words, or nothing */
  items: z.optional(z.array(Item).check(z.maxLength(ITEMS_MAX))),
  /** how these items differ from what was declared, compared when the answer was taken; none: they do not */
  differs: z.optional(z.array(Difference)),
})
export type CheckResult = z.infer<typeof CheckResult>

export const HitVerdict = z.enum(['explained', 'confirmed', 'no-effect'])
const Reply = z.object({ text: Words(500), files: z.array(FileId).check(z.maxLength(9)), on: PlainDate })
const Verdict = z.object({ verdict: HitVerdict, reasons: Words(300), on: PlainDate })
export const Hit = z.object({
  /** see `hitKey` */
  key: z.string(),
  member: MemberKey,
  counterpart: Counterpart,
  source: z.optional(Words(20)),
  /** last day for the worker's explanation; before it, a hit without an explanation cannot be judged */
  replyBy: z.optional(PlainDate),
  reply: z.optional(Reply),
  verdict: z.optional(Verdict),
  /** earlier results of the same source with their explanations and verdicts, the oldest first */
  earlier: z.optional(
    z.array(
      z.object({
        outcome: CheckOutcome,
        value: MaybeWords(200),
        asOf: z.optional(PlainDate),
        items: z.optional(z.array(Item)),
        reply: z.optional(Reply),
        verdict: z.optional(Verdict),
      }),
    ),
  ),
})
export type Hit = z.infer<typeof Hit>

export const CheckFacts = z.object({
  batch: CheckBatchId,
  startedOn: PlainDate,
  counterparts: z.array(Counterpart),
  /** the sources that are waited for, as the city had them when the check began; a counterpart without an entry has one */
  sources: z.optional(CheckSources),
  results: z.array(CheckResult),
  hits: z.array(Hit),
  returned: z.array(Counterpart),
  /** persons for whom a counterpart that did not answer is no longer waited for; a later answer is taken all the same */
  passed: z.optional(
    z.array(z.object({ counterpart: Counterpart, members: z.array(MemberKey), reasons: Words(300), on: PlainDate })),
  ),
  completedOn: z.optional(PlainDate),
})
export type CheckFacts = z.infer<typeof CheckFacts>

/** A short hash of a source's name in any script, because keys are used in URLs. */
const shortOf = (source: string): string =>
  [...source].reduce((sum, letter) => (sum * 131 + (letter.codePointAt(0) ?? 0)) % 2_176_782_317, 7).toString(36)

/** `${counterpart}:${member}`, with a hash of the source where there is one, so that results are kept by source. */
export const hitKey = ({
  counterpart,
  member,
  source,
}: Pick<CheckResult, 'counterpart' | 'member' | 'source'>): string =>
  source === undefined ? `${counterpart}:${member}` : `${counterpart}:${member}:${shortOf(source)}`

/**
 * Whether the worker is asked: where items were compared with what was declared, the difference is the question. A `record` in
 * words cannot be compared and needs an explanation, except from counterparts whose record favours the household.
 */
export const isHit = (result: CheckResult): boolean => {
  if (result.outcome === 'identity-mismatch') return true
  if (result.differs !== undefined) return result.differs.length > 0
  return result.outcome === 'record' && result.counterpart !== 'civil-affairs' && result.counterpart !== 'enrolment'
}

/** The summary that base unions may see. */
export const summaryFor = (facts: CheckFacts): 'waiting' | 'passed' | 'needs-explanation' => {
  if (facts.hits.some((hit) => hit.verdict === undefined)) return 'needs-explanation'
  return facts.completedOn === undefined ? 'waiting' : 'passed'
}

/** A hit may be judged after the worker's explanation or after its last day (right of reply). */
export const mayBeJudged = (hit: Pick<Hit, 'reply' | 'replyBy'>, today: PlainDate): boolean =>
  hit.reply !== undefined || (hit.replyBy !== undefined && today > hit.replyBy)

/** Hits that still wait for the worker's explanation; nothing may be decided before. */
export const awaitingReply = (facts: Pick<CheckFacts, 'hits'>, today: PlainDate): readonly Hit[] =>
  facts.hits.filter((hit) => hit.verdict === undefined && !mayBeJudged(hit, today))

/**
 * Whether these answers of one counterpart about one person are all that are waited for. "Not returned" is no answer, whichever
 * source states it; of named sources each must have answered.
 */
const isWhole = (own: readonly CheckResult[], named: readonly string[] = []): boolean =>
  own.length > 0 &&
  own.every((result) => result.outcome !== 'not-returned') &&
  named.every((name) => own.some((result) => result.source === name))

/**
 * The members for whom this counterpart is still waited for, or `only` one of its sources. A counterpart that was passed over for
 * a person is not waited for.
 */
export const notAnswered = (
  { results, sources, passed = [] }: Pick<CheckFacts, 'results' | 'sources' | 'passed'>,
  counterpart: Counterpart,
  members: readonly MemberKey[],
  only?: string,
): readonly MemberKey[] =>
  members.filter((member) => {
    if (passed.some((each) => each.counterpart === counterpart && each.members.includes(member))) return false
    const own = results.filter((result) => result.counterpart === counterpart && result.member === member)
    return only === undefined
      ? !isWhole(own, sources?.[counterpart])
      : !isWhole(own.filter(({ source }) => source === only))
  })

/** Counterparts that are still waited for. */
export const unanswered = (
  facts: Pick<CheckFacts, 'counterparts' | 'sources' | 'results' | 'passed'>,
  members: readonly MemberKey[],
): readonly Counterpart[] =>
  facts.counterparts.filter((counterpart) => notAnswered(facts, counterpart, members).length > 0)

/** Rule 2.7: every counterpart has answered, and a person has judged every hit. */
export const acceptCompletion = (facts: CheckFacts, members: readonly MemberKey[], today: PlainDate) => {
  const missing = unanswered(facts, members)
  if (missing.length > 0) return refuse('CROSSCHECK_UNFINISHED', { waiting: missing.join(',') })
  const open = facts.hits.filter((hit) => hit.verdict === undefined)
  if (open.length === 0) return ok(true)
  return open.some((hit) => !mayBeJudged(hit, today))
    ? refuse('HIT_UNANSWERED', { open: open.length })
    : refuse('CROSSCHECK_UNFINISHED', { open: open.length })
}

import * as z from 'zod/mini'
import { CheckBatchId, FileId, MemberKey } from '../kernel/ids'
import { PlainDate } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'
import { MaybeWords, Words } from '../kernel/text'
import { Counterpart } from '../policy/policy'

/** Per person and counterpart. A hit is a question to the worker, never a refusal (PIPL 24). */
export const CheckOutcome = z.enum(['no-record', 'record', 'not-returned', 'identity-mismatch'])
export type CheckOutcome = z.infer<typeof CheckOutcome>

export const CheckResult = z.object({
  member: MemberKey,
  counterpart: Counterpart,
  outcome: CheckOutcome,
  /** the bureau's words or figure; base unions never see it */
  value: MaybeWords(200),
  asOf: z.optional(PlainDate),
  /** which of the counterpart's houses says so (a bank); absent: it has one only, or nobody said which */
  source: z.optional(Words(20)),
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
  /** last day for a reply: until then nobody judges a hit that was not answered */
  replyBy: z.optional(PlainDate),
  reply: z.optional(Reply),
  verdict: z.optional(Verdict),
  /** what the same source said before, and what was answered and found then; the oldest first */
  earlier: z.optional(
    z.array(
      z.object({
        outcome: CheckOutcome,
        value: MaybeWords(200),
        asOf: z.optional(PlainDate),
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
  results: z.array(CheckResult),
  hits: z.array(Hit),
  returned: z.array(Counterpart),
  completedOn: z.optional(PlainDate),
})
export type CheckFacts = z.infer<typeof CheckFacts>

/** A few small letters for a name of any writing: keys travel in addresses. */
const shortOf = (source: string): string =>
  [...source].reduce((sum, letter) => (sum * 131 + (letter.codePointAt(0) ?? 0)) % 2_176_782_317, 7).toString(36)

/** `${counterpart}:${member}`, and a mark of the source where there is one: each source's word stands for itself. */
export const hitKey = ({
  counterpart,
  member,
  source,
}: Pick<CheckResult, 'counterpart' | 'member' | 'source'>): string =>
  source === undefined ? `${counterpart}:${member}` : `${counterpart}:${member}:${shortOf(source)}`

/** `record` asks the worker, except civil affairs, where a record speaks for the household. */
export const isHit = (result: CheckResult): boolean =>
  result.outcome === 'identity-mismatch' ||
  (result.outcome === 'record' && result.counterpart !== 'civil-affairs' && result.counterpart !== 'enrolment')

/** What base unions may know. */
export const summaryFor = (facts: CheckFacts): 'waiting' | 'passed' | 'needs-explanation' => {
  if (facts.hits.some((hit) => hit.verdict === undefined)) return 'needs-explanation'
  return facts.completedOn === undefined ? 'waiting' : 'passed'
}

/** A hit may be judged once it was answered, or its clock has run out (right of reply). */
export const mayBeJudged = (hit: Pick<Hit, 'reply' | 'replyBy'>, today: PlainDate): boolean =>
  hit.reply !== undefined || (hit.replyBy !== undefined && today > hit.replyBy)

/** Hits that still wait for the worker: nothing may be decided over their head. */
export const awaitingReply = (facts: Pick<CheckFacts, 'hits'>, today: PlainDate): readonly Hit[] =>
  facts.hits.filter((hit) => hit.verdict === undefined && !mayBeJudged(hit, today))

/** Counterparts that have not answered for every member; "not returned" is no answer, of whichever source. */
export const unanswered = (
  facts: Pick<CheckFacts, 'counterparts' | 'results'>,
  members: readonly MemberKey[],
): readonly Counterpart[] => {
  const answered = (counterpart: Counterpart, member: MemberKey): boolean => {
    const own = facts.results.filter((result) => result.counterpart === counterpart && result.member === member)
    return own.length > 0 && own.every((result) => result.outcome !== 'not-returned')
  }
  return facts.counterparts.filter((counterpart) => members.some((member) => !answered(counterpart, member)))
}

/** Rule 2.7: everything asked has come back, and every hit has been judged by a person. */
export const acceptCompletion = (facts: CheckFacts, members: readonly MemberKey[], today: PlainDate) => {
  const missing = unanswered(facts, members)
  if (missing.length > 0) return refuse('CROSSCHECK_UNFINISHED', { waiting: missing.join(',') })
  const open = facts.hits.filter((hit) => hit.verdict === undefined)
  if (open.length === 0) return ok(true)
  return open.some((hit) => !mayBeJudged(hit, today))
    ? refuse('HIT_UNANSWERED', { open: open.length })
    : refuse('CROSSCHECK_UNFINISHED', { open: open.length })
}

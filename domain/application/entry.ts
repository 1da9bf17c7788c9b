import * as z from 'zod/mini'
import { Consent } from '../consent/consent'
import { CheckFacts, CheckResult, HitVerdict } from '../crosscheck/crosscheck'
import { DeliberationRecord } from '../deliberation/deliberation'
import { DeterminationFacts, RefusalReason } from '../determination/determination'
import { SealedDeclaration, SealedText } from '../household/declaration'
import { Fen } from '../kernel/fen'
import { type CaseId, type CommandId, FileId, GrantId, MemberKey, OrgId, PersonId } from '../kernel/ids'
import { isKeyOf } from '../kernel/keys'
import { Masked } from '../kernel/masked'
import { PlainDate } from '../kernel/plain-date'
import { Words } from '../kernel/text'
import { NoticeFacts, ObjectionFacts } from '../notice/notice'
import { Jurisdiction } from '../organisation/org'
import { PostRole } from '../organisation/roles'
import { ProofAnswer, ProofType } from '../proof/index'
import { SealedSurvey } from '../survey/survey'
import { DecidedOwner, FailureOwner } from './failure-owner'
import { QuestionSet } from './satisfaction'
import type { Stage } from './stage'

/** Who acted, as it stood that day. An objector's person never stands here (see ObjectionDoc). */
export const By = z.object({
  person: z.optional(PersonId),
  as: z.union([PostRole, z.enum(['applicant', 'household', 'member', 'system'])]),
  /** officers by name; workers are not named in the log */
  name: z.optional(Words(30)),
})
export type By = z.infer<typeof By>

const Correction = z.object({
  items: z
    .array(z.union([ProofType, z.enum(['income', 'expenditure', 'members', 'account', 'consent', 'other'])]))
    .check(z.minLength(1), z.maxLength(20)),
  note: Words(500),
  dueOn: PlainDate,
})

/** What each action leaves in the log. `to` is the stage it led to, decided that day and kept. */
export const ENTRY_FACTS = {
  submit: z.object({
    year: z.int(),
    org: z.object({ city: OrgId, county: OrgId, base: OrgId, jurisdiction: Jurisdiction }),
    applicant: z.optional(PersonId),
    onBehalf: z.boolean(),
    declaration: SealedDeclaration,
    proofs: z.array(ProofAnswer),
    consents: z.array(Consent),
    signature: FileId,
    policyVersion: z.string(),
    nameMasked: Masked,
    /** how to find the case when it is not yet anybody's: keyed hash of the claim code */
    claimHash: z.optional(z.string()),
  }),
  claim: z.object({ applicant: PersonId }),
  accept: z.object({}),
  requestCorrection: Correction,
  answerCorrection: z.object({
    proofs: z.array(ProofAnswer),
    note: z.string(),
    declaration: z.optional(SealedDeclaration),
    /** for members who came in with the correction, or texts given anew */
    consents: z.optional(z.array(Consent)),
  }),
  recordSurvey: z.object({ record: SealedSurvey }),
  concludeDeliberation: z.object({ record: DeliberationRecord, conclusion: z.enum(['endorsed', 'declined']) }),
  startCrosscheck: z.object({ check: CheckFacts }),
  returnCrosscheck: z.object({
    counterpart: z.string(),
    /** of which of its sources, '' when nobody said; absent in what was written before sources were told apart */
    source: z.optional(z.string()),
    results: z.array(CheckResult),
    /** last day for the worker's reply to the hits among them */
    replyBy: z.optional(PlainDate),
  }),
  answerHit: z.object({ key: z.string(), text: Words(500), files: z.array(FileId) }),
  settleHit: z.object({ key: z.string(), verdict: HitVerdict, reasons: Words(300) }),
  completeCrosscheck: z.object({}),
  postNotice: z.object({ notice: NoticeFacts, photo: FileId }),
  takeDownNotice: z.object({ photo: FileId }),
  /** what it said was wrong: taken off the wall, to go up corrected for a period of its own */
  correctNotice: z.object({ why: Words(200), photo: FileId }),
  /** a notice that ended otherwise has left its paper on the wall: now it is off */
  paperDown: z.object({ photo: FileId }),
  fileObjection: z.object({ objection: ObjectionFacts }),
  answerObjection: z.object({
    id: z.string(),
    upheld: z.boolean(),
    reasons: Words(500),
    outcome: z.enum(['continue', 'new-survey', 'refusal']),
  }),
  /** `by` is asked for when the city decides; entries of before have it only as who acted */
  countyApprove: z.object({ opinion: Words(500), by: z.optional(PersonId) }),
  determine: z.object({ determination: DeterminationFacts, dossierNo: z.string() }),
  refuse: z.object({ reasons: z.array(RefusalReason).check(z.minLength(1)), words: Words(500) }),
  requestReexamination: z.object({ why: Words(500), files: z.array(FileId) }),
  decideReexamination: z.object({ upheld: z.boolean(), reasons: Words(500) }),
  withdraw: z.object({ why: z.string() }),
  revokeConsent: z.object({
    matter: z.string(),
    /** whose consent; absent: the applicant took the whole matter back */
    member: z.optional(MemberKey),
    /** on the glass, when it was taken back before an officer */
    signature: z.optional(FileId),
  }),
  correctAccount: z.object({ bank: Words(40), branch: Words(60), account: SealedText, proof: FileId }),
  holdGrant: z.object({ grant: GrantId, programme: z.string(), amount: Fen }),
  releaseGrant: z.object({ grant: GrantId, why: Words(200) }),
  payGrant: z.object({ grant: GrantId, amount: Fen, paidOn: PlainDate, lastFour: z.string() }),
  failGrant: z.object({
    grant: GrantId,
    reason: Words(100),
    /** absent in an entry of a release that took every failure for the payee's */
    owner: z.optional(FailureOwner),
  }),
  decideFailure: z.object({ grant: GrantId, owner: DecidedOwner, words: z.string() }),
  /** what the bank says about money that a worker says has not arrived */
  answerTrace: z.object({ grant: GrantId, arrivedOn: z.optional(PlainDate), words: Words(200) }),
  /** 退汇: paid, and back again */
  returnGrant: z.object({
    grant: GrantId,
    amount: Fen,
    returnedOn: PlainDate,
    reason: Words(100),
    owner: FailureOwner,
  }),
  confirmReceipt: z.object({
    grant: GrantId,
    arrived: z.boolean(),
    marks: z.array(z.int().check(z.minimum(1), z.maximum(5))).check(z.maxLength(3)),
    /** the questions the marks answer; before this was noted, who answered says it (`questionsOf`) */
    asked: z.optional(QuestionSet),
    words: z.string(),
  }),
  /** by the work calendar as it has become; what is not named stands as it was */
  recount: z.object({
    notice: z.optional(z.pick(NoticeFacts, { lastDay: true, onlineUntil: true, workingDays: true, shortOf: true })),
    correctionDueOn: z.optional(PlainDate),
    objections: z.optional(z.array(z.object({ id: z.string(), answerDueOn: PlainDate }))),
    hits: z.optional(z.array(z.object({ key: z.string(), replyBy: PlainDate }))),
  }),
  /** a visit on an open file: its figures take the place of the older ones, the file is decided anew */
  resurvey: z.object({ record: SealedSurvey }),
  redetermine: z.object({ determination: DeterminationFacts }),
  exit: z.object({ because: z.enum(['improved', 'retired', 'moved', 'died', 'other']), words: Words(300) }),
} as const

/** false: an entry of a newer version of this program, met during a deployment */
export const isEntryKind = (kind: string): kind is keyof typeof ENTRY_FACTS => isKeyOf(ENTRY_FACTS, kind)

type FactsOf<K extends keyof typeof ENTRY_FACTS> = z.infer<(typeof ENTRY_FACTS)[K]>

/** One line of the case's log: the truth, append-only, numbered from 1. */
export type EntryHead = {
  readonly caseId: CaseId
  readonly seq: number
  readonly at: number
  readonly on: PlainDate
  readonly by: By
  readonly command: CommandId
  /** stage after this entry */
  readonly to: Stage
  /** the day by which the next step is owed, by the service clocks */
  readonly dueOn?: PlainDate | undefined
  /** keyed digest over this entry and all before it: what is altered later is found (decision 0019) */
  readonly chain?: string | undefined
}
export type EntryOf<K extends keyof typeof ENTRY_FACTS> = EntryHead & { readonly kind: K; readonly facts: FactsOf<K> }
export type Entry = { [K in keyof typeof ENTRY_FACTS]: EntryOf<K> }[keyof typeof ENTRY_FACTS]
export type EntryFacts<K extends keyof typeof ENTRY_FACTS> = FactsOf<K>

import * as z from 'zod/mini'
import { Action } from '../application/action'
import { By } from '../application/entry-head'
import { FailureOwner } from '../application/failure-owner'
import { CaseFlag } from '../application/flags'
import { LookPurpose } from '../application/looks'
import { FinanceAct, GrantState } from '../application/money/grant'
import { RecoveredFrom } from '../application/money/recovery'
import { Road } from '../application/road'
import { Stage } from '../application/stage'
import { TURNS } from '../application/turn'
import { Consent, ConsentMatter, GivenConsent } from '../consent/consent'
import { CheckFacts } from '../crosscheck/crosscheck'
import { DifferenceTold } from '../crosscheck/items/item'
import { DeliberationRecord } from '../deliberation/deliberation'
import { DeterminationFacts, RefusalReason } from '../determination/determination'
import { Share } from '../fund/fund'
import { ShownDeclaration } from '../household/declaration'
import { Sheet } from '../household/sheet'
import { WhatWouldChange } from '../household/what-would-change'
import { HardshipClass } from '../household/words'
import { Fen } from '../kernel/fen'
import { CaseId, FileId, GrantId, MemberKey, NoticeId, OrgId } from '../kernel/ids'
import { Masked } from '../kernel/masked'
import { PlainDate } from '../kernel/plain-date'
import { EpochMs } from '../kernel/text'
import { NoticeContent, NoticeFacts } from '../notice/notice'
import { Jurisdiction } from '../organisation/jurisdiction'
import { Counterpart } from '../policy/policy'
import { ReferralKind } from '../policy/referral'
import { ProgrammeKey } from '../programme/programme'
import { ProofAnswer, ProofType } from '../proof/index'
import { CallListKey } from '../reminder/call-list'
import { SurveyRecord } from '../survey/survey'
import { Alike, SharedAccount } from './alike'
import { ObjectionView } from './objection'

/** A notice as members and the applicant see it: with its last day, or, while that cannot be counted, with the expected one. */
export const ShownNotice = z.object({
  id: NoticeId,
  content: NoticeContent,
  postedOn: PlainDate,
  lastDay: z.optional(PlainDate),
  expectedEnd: z.optional(PlainDate),
})

export const CaseRow = z.object({
  id: CaseId,
  version: z.int(),
  name: Masked,
  stage: Stage,
  stageSince: PlainDate,
  submittedOn: PlainDate,
  dueOn: z.optional(PlainDate),
  jurisdiction: Jurisdiction,
  unit: z.string(),
  class: z.optional(HardshipClass),
  flags: z.array(CaseFlag),
  /** working days from today to `dueOn`, negative when overdue; absent without a due day or beyond the work calendar */
  daysLeft: z.optional(z.int()),
  /** last day on which aid can be decided by the file's figures; only in the list of files that expire */
  figuresUntil: z.optional(PlainDate),
  /** already in a batch of the cross-check */
  checking: z.optional(z.boolean()),
})
export type CaseRow = z.infer<typeof CaseRow>

export const LogLine = z.object({
  seq: z.int(),
  kind: Action,
  on: PlainDate,
  at: EpochMs,
  by: By,
  to: Stage,
  /** a person's own words, where the entry has words that this reader may see */
  words: z.optional(z.string()),
  /** the papers that the officer was shown before accepting */
  opened: z.optional(z.array(ProofType)),
})
export type LogLine = z.infer<typeof LogLine>

export const GrantRow = z.object({
  id: GrantId,
  caseId: z.optional(CaseId),
  programme: ProgrammeKey,
  year: z.int(),
  member: z.optional(MemberKey),
  name: Masked,
  jurisdiction: Jurisdiction,
  amount: Fen,
  state: GrantState,
  heldOn: PlainDate,
  paidOn: z.optional(PlainDate),
  lastFour: z.optional(z.string()),
  failedBecause: z.optional(z.string()),
  /** only when failed: who has to act on the failure */
  failedOwner: z.optional(FailureOwner),
  confirmed: z.boolean(),
  /** the budget lines it draws from; only in `grant.list`, for officers who handle the money */
  shares: z.optional(z.array(Share)),
  /** only when failed: the account was corrected since, so the grant can be paid again */
  accountCorrected: z.optional(z.boolean()),
  /** above the line with this year's aid counted as income: a person has to look again */
  attention: z.optional(z.boolean()),
  /** the household has no account yet, so nothing can be paid; only in lists of those who handle the money */
  noAccount: z.optional(z.boolean()),
  /** money asked back, and what came in */
  recovery: z.optional(z.object({ demanded: Fen, received: Fen, from: RecoveredFrom, on: PlainDate })),
  /** what the reader may do to it now; only in lists of those who handle the money */
  deeds: z.optional(z.array(FinanceAct)),
})
export type GrantRow = z.infer<typeof GrantRow>

/** Why a case was refused, and at which stage. @internal */
export const Refusal = z.object({ from: Stage, reasons: z.array(RefusalReason), words: z.string(), on: PlainDate })
const Reexamination = z.object({
  why: z.string(),
  files: z.array(FileId),
  decided: z.optional(z.object({ upheld: z.boolean(), reasons: z.string() })),
})
const CorrectionView = z.object({ items: z.array(z.string()), note: z.string(), dueOn: PlainDate })

/** The next step of a case and whose turn it is, as its base union sees it. */
export const Turn = z.object({ turn: z.enum(TURNS), verb: z.string() })

/** Everything about one case, for officers who work on it. */
export const CaseView = z.object({
  row: CaseRow,
  /** for its base union, whose list shows the same day */
  next: z.optional(Turn),
  year: z.int(),
  place: z.object({ county: OrgId, base: OrgId, jurisdiction: Jurisdiction, unit: z.string() }),
  claimed: z.boolean(),
  declaration: ShownDeclaration,
  proofs: z.array(ProofAnswer),
  wanted: z.array(ProofType),
  consents: z.array(GivenConsent),
  signature: FileId,
  consentPaper: z.optional(z.array(FileId)),
  correction: z.optional(CorrectionView),
  survey: z.optional(SurveyRecord),
  /** names of the surveyors, in the order of the record */
  surveyors: z.optional(z.array(z.string())),
  deliberation: z.optional(
    z.object({
      record: DeliberationRecord,
      conclusion: z.enum(['endorsed', 'declined']),
      above: z.optional(z.literal(true)),
    }),
  ),
  check: z.optional(
    z.object({
      summary: z.enum(['waiting', 'passed', 'needs-explanation']),
      full: z.optional(CheckFacts),
      /**
       * which explanations are asked for and about whom, for a base union that answers for the worker; without a bureau's
       * figures
       */
      asked: z.optional(
        z.array(z.object({ key: z.string(), member: MemberKey, counterpart: Counterpart, replied: z.boolean() })),
      ),
    }),
  ),
  notice: z.optional(NoticeFacts),
  /** the days from posting to the last day, by the work calendar */
  noticeDays: z.optional(z.array(z.object({ date: PlainDate, working: z.boolean() }))),
  /** 预计: expected end of the notice, while the work calendar does not reach that far */
  expectedEnd: z.optional(PlainDate),
  noticePhotos: z.array(FileId),
  objections: z.array(ObjectionView),
  countyOpinion: z.optional(z.string()),
  /** computed now; after the decision the sheet in `determination` stays as it was */
  sheet: Sheet,
  determination: z.optional(DeterminationFacts),
  /** earlier determinations of the same file, the oldest first */
  determinedBefore: z.optional(z.array(DeterminationFacts)),
  /** day of a new visit on the open file, which waits for a redetermination by `sheet` */
  resurveyedOn: z.optional(PlainDate),
  /** last day on which aid can be decided by the file's figures */
  figuresUntil: z.optional(PlainDate),
  dossierNo: z.optional(z.string()),
  refusal: z.optional(Refusal),
  reexamination: z.optional(Reexamination),
  grants: z.array(GrantRow),
  log: z.array(LogLine),
  /** another household gave the same account; only for officers who review, pay or audit */
  sharedAccount: z.optional(SharedAccount),
  /** only for officers who review, decide or audit; absent: no other household gives the same */
  alike: z.optional(z.array(Alike)),
  /** actions this reader may do now */
  actions: z.array(Action),
  /** for what this reader may open a covered field now; none: nothing opens. Absent in a page kept from before there were any */
  lookFor: z.optional(z.array(LookPurpose)),
})
export interface CaseView extends z.infer<typeof CaseView> {}

/** Something the worker is asked for; each is shown as a red card on the home page. */
export const Want = z.union([
  z.object({ kind: z.literal('correction'), dueOn: PlainDate, items: z.array(z.string()), note: z.string() }),
  z.object({
    kind: z.literal('hit'),
    key: z.string(),
    counterpart: z.string(),
    member: Masked,
    dueOn: PlainDate,
    differs: z.optional(z.array(DifferenceTold)),
  }),
  z.object({
    kind: z.literal('receipt'),
    grant: GrantId,
    programme: ProgrammeKey,
    amount: Fen,
    paidOn: PlainDate,
    /** the worker said that it has not arrived, and the union is asking the bank: nothing is asked of the worker meanwhile */
    traced: z.optional(z.boolean()),
  }),
  /** without a grant: the household is on file and has given no account yet */
  z.object({
    kind: z.literal('account'),
    grant: z.optional(GrantId),
    programme: z.optional(ProgrammeKey),
    reason: z.string(),
  }),
])
export type Want = z.infer<typeof Want>

/** The worker's view of their case: the stage, since when, the next step, its due day, and the telephone number to call. */
export const OwnCase = z.object({
  id: CaseId,
  version: z.int(),
  year: z.int(),
  name: Masked,
  stage: Stage,
  stageSince: PlainDate,
  submittedOn: PlainDate,
  dueOn: z.optional(PlainDate),
  unit: z.string(),
  unitPhone: z.string(),
  /** all steps to the money, and whose turn it is */
  road: Road,
  /** whom to call about the present step */
  holder: z.object({ unit: z.string(), phone: z.string() }),
  wants: z.array(Want),
  log: z.array(LogLine),
  proofs: z.array(ProofAnswer),
  /** whose papers they are */
  members: z.array(z.object({ key: MemberKey, name: Masked })),
  /** consents given and not revoked: for whom, how, on which day */
  consents: z.array(z.object({ matter: ConsentMatter, member: Masked, how: Consent.shape.how, on: PlainDate })),
  wanted: z.array(ProofType),
  notice: z.optional(ShownNotice),
  class: z.optional(HardshipClass),
  sheet: z.optional(Sheet),
  dossierNo: z.optional(z.string()),
  refusal: z.optional(Refusal),
  reexamination: z.optional(Reexamination),
  /** only after a refusal: what would change it by the figures, and which other help fits the household */
  help: z.optional(
    z.object({
      jurisdiction: Jurisdiction,
      change: z.optional(WhatWouldChange),
      fits: z.array(ReferralKind),
    }),
  ),
  grants: z.array(GrantRow),
  /** messages that the union passed on by telephone, because they could not be delivered */
  told: z.array(z.object({ key: CallListKey, at: EpochMs, by: z.string(), unit: z.string() })),
  actions: z.array(Action),
})
export interface OwnCase extends z.infer<typeof OwnCase> {}

/** Gives the schema a named type: its expanded type, repeated in every step, exceeds what the compiler can handle. */
const named = <T>(schema: z.ZodMiniType<T>): z.ZodMiniOptional<z.ZodMiniType<T>> => z.optional(schema)

/**
 * The new content of the case's page, returned with the answer of a step that was sent with `view`, and limited by the rights
 * of the acting person: for officers as in case.open, for the worker as in case.mine. Absent if it was not requested or could
 * not be made.
 */
export const NewView = { view: named<CaseView>(CaseView), own: named<OwnCase>(OwnCase) }

/** Answer of every command on a case: its new version, which the next command sends as the expected version. */
export const CaseAck = z.object({ caseId: CaseId, version: z.int(), stage: Stage, ...NewView })

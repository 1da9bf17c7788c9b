import type { GivenConsent } from '../consent/consent'
import type { CheckFacts } from '../crosscheck/crosscheck'
import type { Sat } from '../deliberation/committee'
import type { Conclusion, DeliberationRecord } from '../deliberation/deliberation'
import type { DeterminationFacts, RefusalReason } from '../determination/determination'
import type { SealedDeclaration } from '../household/declaration'
import type { Fen } from '../kernel/fen'
import type { CaseId, FileId, GrantId, OrgId, PersonId } from '../kernel/ids'
import type { Masked } from '../kernel/masked'
import type { PlainDate } from '../kernel/plain-date'
import type { NoticeFacts, ObjectionFacts } from '../notice/notice'
import type { Jurisdiction } from '../organisation/jurisdiction'
import type { Place } from '../organisation/roles'
import type { ProofAnswer } from '../proof/index'
import type { SealedSurvey } from '../survey/survey'
import type { Correction } from './correction'
import type { By } from './entry-head'
import type { ExitFacts } from './exit-facts'
import type { FailureOwner } from './failure-owner'
import type { GrantState } from './money/grant'
import type { Stage } from './stage'

export type RefusalReasons = readonly RefusalReason[]

/** The present state of a case: the fold of its log (`fold.ts`), stored for lists and never an independent truth. */
export type CaseSnapshot = {
  readonly id: CaseId
  /** number of the last entry; commands send it as the expected version */
  readonly seq: number
  readonly year: number
  readonly stage: Stage
  readonly stageSince: PlainDate
  readonly submittedOn: PlainDate
  readonly dueOn?: PlainDate | undefined
  readonly org: {
    readonly city: OrgId
    readonly county: OrgId
    readonly base: OrgId
    readonly jurisdiction: Jurisdiction
    readonly direct?: boolean | undefined
    readonly via?: readonly OrgId[] | undefined
  }
  readonly applicant?: PersonId | undefined
  readonly onBehalf: boolean
  readonly claimHash?: string | undefined
  readonly nameMasked: Masked
  readonly policyVersion: string
  readonly declaration: SealedDeclaration
  readonly proofs: readonly ProofAnswer[]
  readonly consents: readonly GivenConsent[]
  readonly signature: FileId
  readonly consentPaper?: readonly FileId[] | undefined
  readonly correction?: (Correction & { readonly at: Stage }) | undefined
  readonly survey?: SealedSurvey | undefined
  readonly deliberation?:
    | {
        readonly record: DeliberationRecord
        readonly conclusion: Conclusion
        /** decided by the union above, after the case was handed up */
        readonly above?: true | undefined
      }
    | undefined
  /** all persons who took part in a deliberation at the union above: they may not review or determine the case */
  readonly satAbove?: readonly Sat[] | undefined
  readonly check?: CheckFacts | undefined
  readonly notice?: NoticeFacts | undefined
  readonly noticesBefore: readonly NoticeFacts[]
  readonly noticePhotos: readonly FileId[]
  readonly objections: readonly ObjectionFacts[]
  readonly countyOpinion?: string | undefined
  /** who approved the case at the county; absent for approvals from before this was stored */
  readonly countyBy?: PersonId | undefined
  readonly determination?: DeterminationFacts | undefined
  /** earlier determinations of the same file, the oldest first, each with its sheet */
  readonly determinedBefore?: readonly DeterminationFacts[] | undefined
  /** day of the newest visit on the open file; absent once the file was redetermined by its figures */
  readonly resurveyedOn?: PlainDate | undefined
  readonly dossierNo?: string | undefined
  readonly refusal?:
    | {
        readonly from: Stage
        readonly reasons: RefusalReasons
        readonly words: string
        readonly on: PlainDate
        /** who refused, and in which role: decides who may re-examine the refusal */
        readonly by: Pick<By, 'as' | 'person'>
      }
    | undefined
  readonly reexamination?:
    | {
        readonly why: string
        readonly files: readonly FileId[]
        readonly decided?: { readonly upheld: boolean; readonly reasons: string } | undefined
      }
    | undefined
  readonly grants: readonly {
    readonly id: GrantId
    readonly programme: string
    readonly amount: Fen
    readonly state: Exclude<GrantState, 'batched'>
    readonly confirmed: boolean
    /** only while the grant is failed */
    readonly failedOwner?: FailureOwner | undefined
  }[]
  readonly exit?: ExitFacts | undefined
  /** chain value of the last entry that has one; the next entry continues it */
  readonly chain?: string | undefined
}

export const placeOf = ({ org }: Pick<CaseSnapshot, 'org'>): Place => ({
  path: [org.city, org.county, ...(org.via ?? []), org.base],
  jurisdiction: org.jurisdiction,
  direct: org.direct,
})

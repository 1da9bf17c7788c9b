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
import type { Jurisdiction } from '../organisation/org'
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

/** What a case is now: a fold of its log (`fold.ts`), kept for lists, never an independent truth. */
export type CaseSnapshot = {
  readonly id: CaseId
  /** number of the last entry: the version a command names */
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
  readonly correction?: (Correction & { readonly at: Stage }) | undefined
  readonly survey?: SealedSurvey | undefined
  readonly deliberation?:
    | {
        readonly record: DeliberationRecord
        readonly conclusion: Conclusion
        /** by the union above, to which it was handed up */
        readonly above?: true | undefined
      }
    | undefined
  /** everybody who has deliberated on it at the union above: none of them reviews or determines it */
  readonly satAbove?: readonly Sat[] | undefined
  readonly check?: CheckFacts | undefined
  readonly notice?: NoticeFacts | undefined
  readonly noticesBefore: readonly NoticeFacts[]
  readonly noticePhotos: readonly FileId[]
  readonly objections: readonly ObjectionFacts[]
  readonly countyOpinion?: string | undefined
  /** who approved it there; absent when that was before it was kept */
  readonly countyBy?: PersonId | undefined
  readonly determination?: DeterminationFacts | undefined
  /** earlier decisions on the same file, the oldest first, each with the sheet it was made on */
  readonly determinedBefore?: readonly DeterminationFacts[] | undefined
  /** day of the newest visit on the open file; absent once a person has decided on its figures */
  readonly resurveyedOn?: PlainDate | undefined
  readonly dossierNo?: string | undefined
  readonly refusal?:
    | {
        readonly from: Stage
        readonly reasons: RefusalReasons
        readonly words: string
        readonly on: PlainDate
        /** who refused, and as what: decides who may look at it again */
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
    /** while it is failed */
    readonly failedOwner?: FailureOwner | undefined
  }[]
  readonly exit?: ExitFacts | undefined
  /** link of the last entry that has one: the next entry goes on from it */
  readonly chain?: string | undefined
}

export const placeOf = ({ org }: Pick<CaseSnapshot, 'org'>): Place => ({
  path: [org.city, org.county, org.base],
  jurisdiction: org.jurisdiction,
})

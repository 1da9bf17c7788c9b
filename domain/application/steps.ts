import type { ZodMiniType } from 'zod/mini'
import type { CodeOf } from '../kernel/result'
import { accept } from './apply/accept'
import { answerCorrection } from './apply/answer-correction'
import { claim } from './apply/claim'
import { followUnion } from './apply/follow-union'
import { reissueClaim } from './apply/reissue-claim'
import { requestCorrection } from './apply/request-correction'
import { revokeConsent } from './apply/revoke-consent'
import { submit } from './apply/submit'
import { withdraw } from './apply/withdraw'
import { recount } from './calendar/recount'
import { answerHit } from './crosscheck/answer-hit'
import { completeCrosscheck } from './crosscheck/complete-crosscheck'
import { passOver } from './crosscheck/pass-over'
import { returnCrosscheck } from './crosscheck/return-crosscheck'
import { settleHit } from './crosscheck/settle-hit'
import { startCrosscheck } from './crosscheck/start-crosscheck'
import { concludeDeliberation } from './deliberation/conclude-deliberation'
import { handUp } from './deliberation/hand-up'
import { takeUp } from './deliberation/take-up'
import { determine } from './file/determine'
import { exit } from './file/exit'
import { redetermine } from './file/redetermine'
import { answerTrace } from './money/answer-trace'
import { confirmReceipt } from './money/confirm-receipt'
import { correctAccount } from './money/correct-account'
import { decideFailure } from './money/decide-failure'
import { demandRecovery } from './money/demand-recovery'
import { endRecovery } from './money/end-recovery'
import { failGrant } from './money/fail-grant'
import { holdGrant } from './money/hold-grant'
import { payGrant } from './money/pay-grant'
import { receiveRecovery } from './money/receive-recovery'
import { releaseGrant } from './money/release-grant'
import { returnGrant } from './money/return-grant'
import { stateAccount } from './money/state-account'
import { answerObjection } from './notice/answer-objection'
import { correctNotice } from './notice/correct-notice'
import { fileObjection } from './notice/file-objection'
import { paperDown } from './notice/paper-down'
import { postNotice } from './notice/post-notice'
import { takeDownNotice } from './notice/take-down-notice'
import { countyApprove } from './review/county-approve'
import { decideReexamination } from './review/decide-reexamination'
import { refuse } from './review/refuse'
import { requestReexamination } from './review/request-reexamination'
import type { Doer, StepModule } from './step'
import { recordSurvey } from './survey/record-survey'
import { resurvey } from './survey/resurvey'

/** All steps of the lifecycle. A new step is one file in the folder of its trade word, and one line here. */
export const STEPS = {
  submit,
  claim,
  reissueClaim,
  accept,
  requestCorrection,
  answerCorrection,
  recordSurvey,
  handUp,
  takeUp,
  concludeDeliberation,
  startCrosscheck,
  returnCrosscheck,
  passOver,
  answerHit,
  settleHit,
  completeCrosscheck,
  postNotice,
  takeDownNotice,
  correctNotice,
  paperDown,
  fileObjection,
  answerObjection,
  countyApprove,
  determine,
  refuse,
  requestReexamination,
  decideReexamination,
  withdraw,
  revokeConsent,
  correctAccount,
  holdGrant,
  releaseGrant,
  payGrant,
  failGrant,
  decideFailure,
  returnGrant,
  answerTrace,
  demandRecovery,
  receiveRecovery,
  endRecovery,
  stateAccount,
  confirmReceipt,
  resurvey,
  redetermine,
  exit,
  recount,
  followUnion,
} as const
export type Action = keyof typeof STEPS

type StepAt<A extends Action> = (typeof STEPS)[A]['at']
type DoerOf<A extends Action> = {
  [S in keyof StepAt<A>]: StepAt<A>[S] extends { readonly by: readonly (infer D)[] } ? D : never
}[keyof StepAt<A>]
/** Steps that a person does by a call from a page of the case. */
export type FromCase = { [A in Action]: (typeof STEPS)[A]['elsewhere'] extends undefined ? A : never }[Action]
/** The steps of `FromCase` that a person in this role may do: the role's page has a body for each of these steps. */
export type DoneBy<D extends Doer> = { [A in FromCase]: [Extract<DoerOf<A>, D>] extends [never] ? never : A }[FromCase]

/** The codes by which the step's precondition (`wants`) refuses. */
export type WantsOf<A extends Action> = CodeOf<ReturnType<NonNullable<(typeof STEPS)[A]['wants']>>>

/** The codes by which the step's decision refuses. */
export type DecisionRefusal<A extends Action> = CodeOf<ReturnType<(typeof STEPS)[A]['decide']>>

/** Steps that can add ID numbers to a household. Only these can meet a number that is on file elsewhere. */
export const TAKES_IDS = ['submit', 'answerCorrection', 'decideReexamination'] as const satisfies readonly Action[]

/** The module of a step, without the type of its facts. */
export const stepOf = <A extends Action>(action: A) => STEPS[action] as unknown as StepModule<ZodMiniType, WantsOf<A>>

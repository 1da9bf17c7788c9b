import * as z from 'zod/mini'

/**
 * The names of all steps of the lifecycle. Each step is defined in its module (`steps.ts`); the names are kept apart because
 * the contract, and with it the phone, needs only the names.
 */
export const ACTIONS = [
  'submit',
  'claim',
  'accept',
  'requestCorrection',
  'answerCorrection',
  'recordSurvey',
  'handUp',
  'takeUp',
  'concludeDeliberation',
  'startCrosscheck',
  'returnCrosscheck',
  'answerHit',
  'settleHit',
  'completeCrosscheck',
  'postNotice',
  'takeDownNotice',
  'correctNotice',
  'paperDown',
  'fileObjection',
  'answerObjection',
  'countyApprove',
  'determine',
  'refuse',
  'requestReexamination',
  'decideReexamination',
  'withdraw',
  'revokeConsent',
  'correctAccount',
  'holdGrant',
  'releaseGrant',
  'payGrant',
  'failGrant',
  'decideFailure',
  'returnGrant',
  'answerTrace',
  'stateAccount',
  'confirmReceipt',
  'resurvey',
  'redetermine',
  'exit',
  'recount',
] as const
export const Action = z.enum(ACTIONS)
export type Action = z.infer<typeof Action>

/** Whether a home visit can be recorded now: the visit for an application, or a new visit on an open file. */
export const maySurvey = (actions: readonly Action[]): boolean =>
  actions.includes('recordSurvey') || actions.includes('resurvey')

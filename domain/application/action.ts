import * as z from 'zod/mini'

/**
 * Every verb of the lifecycle, by name. What each of them is stands in its module (`steps.ts`); the names stand here alone
 * because the contract, and with it the phone, needs no more than them.
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

/** Whether a visit at home can be recorded now: the one an application wants, or a new one on an open file. */
export const maySurvey = (actions: readonly Action[]): boolean =>
  actions.includes('recordSurvey') || actions.includes('resurvey')

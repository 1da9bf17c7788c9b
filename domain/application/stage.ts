import * as z from 'zod/mini'
import type { PostRole } from '../organisation/roles'
import type { Policy } from '../policy/policy'

export const STAGES = [
  'submitted',
  'surveying',
  'deliberating',
  'crosschecking',
  'to-post',
  'on-notice',
  'county-review',
  'determining',
  'on-file',
  'refused',
  're-examining',
  'withdrawn',
  'exited',
] as const
export const Stage = z.enum(STAGES)
export type Stage = z.infer<typeof Stage>

/** Every verb of the lifecycle. @internal */
export const ACTIONS = [
  'submit',
  'claim',
  'accept',
  'requestCorrection',
  'answerCorrection',
  'recordSurvey',
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
  'confirmReceipt',
  'resurvey',
  'redetermine',
  'exit',
  'recount',
] as const
export const Action = z.enum(ACTIONS)
export type Action = z.infer<typeof Action>

/** Who may do it: posts, the applicant, an adult of the household, anyone who sees the notice, or the cloud itself. */
export type Doer = PostRole | 'applicant' | 'household' | 'member' | 'system'

/**
 * Where an action leads: `stay`, `next` by the policy's order of steps, `decided` by the facts of
 * the entry (a vote, an upheld objection, a re-examination), or a stage by name.
 */
type Move = { readonly by: readonly Doer[]; readonly to: Stage | 'stay' | 'next' | 'decided' }

const BASE: readonly Doer[] = ['base-officer']
const COUNTY: readonly Doer[] = ['county-reviewer']
const CITY: readonly Doer[] = ['city-reviewer']
const stay = (by: readonly Doer[]): Move => ({ by, to: 'stay' })

/** The work calendar changes at any time; and a paper may hang on when a case has left the notice otherwise. */
const always = { recount: stay(['system']) } as const satisfies Partial<Record<Action, Move>>
const afterNotice = { ...always, paperDown: stay(BASE) } as const satisfies Partial<Record<Action, Move>>

/** What a worker can do for as long as the case is alive. */
const living = {
  ...always,
  claim: stay(['applicant']),
  withdraw: { by: ['applicant'], to: 'withdrawn' },
  revokeConsent: { by: ['applicant', 'household', 'base-officer'], to: 'withdrawn' },
  answerCorrection: stay(['applicant', 'base-officer']),
} as const satisfies Partial<Record<Action, Move>>

/** Grants run beside the stage of a file. */
const money = {
  holdGrant: stay(['fund-officer']),
  releaseGrant: stay(['fund-officer']),
  payGrant: stay(['fund-officer']),
  failGrant: stay(['fund-officer']),
  decideFailure: stay(['fund-officer']),
  returnGrant: stay(['fund-officer']),
  answerTrace: stay(['fund-officer']),
  confirmReceipt: stay(['applicant', 'base-officer']),
  correctAccount: stay(['applicant', 'base-officer']),
} as const satisfies Partial<Record<Action, Move>>

/** Temporary aid is the one grant without a file: what was held for it is still paid, failed or released afterwards. */
const { holdGrant: _onlyNew, ...begun } = money

/** The one table of the case's life: phone and cloud read it, buttons grey and commands refuse by it. */
const LIFECYCLE = {
  submitted: {
    ...living,
    accept: { by: BASE, to: 'surveying' },
    requestCorrection: stay(BASE),
    refuse: { by: BASE, to: 'refused' },
  },
  surveying: {
    ...living,
    ...afterNotice,
    requestCorrection: stay(BASE),
    recordSurvey: { by: BASE, to: 'deliberating' },
    refuse: { by: BASE, to: 'refused' },
  },
  deliberating: {
    ...living,
    ...afterNotice,
    requestCorrection: stay(BASE),
    concludeDeliberation: { by: BASE, to: 'decided' },
  },
  crosschecking: {
    ...living,
    ...afterNotice,
    startCrosscheck: stay(CITY),
    returnCrosscheck: stay(CITY),
    answerHit: stay(['applicant', 'base-officer']),
    settleHit: stay(CITY),
    completeCrosscheck: { by: CITY, to: 'next' },
    refuse: { by: CITY, to: 'refused' },
  },
  'to-post': { ...living, postNotice: { by: BASE, to: 'on-notice' } },
  'on-notice': {
    ...living,
    fileObjection: stay(['member']),
    answerObjection: { by: ['base-officer', 'county-reviewer'], to: 'decided' },
    takeDownNotice: { by: BASE, to: 'next' },
    correctNotice: { by: BASE, to: 'to-post' },
  },
  'county-review': {
    ...living,
    requestCorrection: stay(COUNTY),
    countyApprove: { by: COUNTY, to: 'next' },
    refuse: { by: COUNTY, to: 'refused' },
  },
  determining: {
    ...living,
    requestCorrection: stay(CITY),
    ...money,
    determine: { by: CITY, to: 'on-file' },
    refuse: { by: CITY, to: 'refused' },
  },
  'on-file': {
    ...always,
    claim: living.claim,
    ...money,
    // the figures grow old: seen again at home and decided anew, on the same file
    resurvey: stay(BASE),
    redetermine: stay(CITY),
    exit: { by: ['county-reviewer', 'city-reviewer'], to: 'exited' },
  },
  refused: {
    ...afterNotice,
    claim: living.claim,
    ...begun,
    requestReexamination: { by: ['applicant', 'base-officer'], to: 're-examining' },
  },
  're-examining': {
    ...living,
    ...afterNotice,
    ...begun,
    decideReexamination: { by: ['county-reviewer', 'city-reviewer'], to: 'decided' },
  },
  withdrawn: { ...afterNotice, ...begun },
  exited: { ...always, ...begun },
} as const satisfies Record<Stage, Partial<Record<Action, Move>>>

const TABLE: Record<Stage, Partial<Record<Action, Move>>> = LIFECYCLE

export const moveOf = (stage: Stage, action: Action): Move | undefined => TABLE[stage][action]
export const actionsAt = (stage: Stage): readonly Action[] =>
  ACTIONS.filter((action) => TABLE[stage][action] !== undefined)

const ORDERS: Record<Policy['stageOrder'], readonly Stage[]> = {
  'crosscheck-before-notice': ['deliberating', 'crosschecking', 'to-post', 'county-review', 'determining'],
  'crosscheck-after-review': ['deliberating', 'to-post', 'county-review', 'crosschecking', 'determining'],
}

/** The step after `stage` in the policy's order; a finished cross-check is not run twice. */
export const nextStage = (stage: Stage, order: Policy['stageOrder'], crosscheckDone: boolean): Stage => {
  const steps = ORDERS[order]
  const at = steps.indexOf(stage === 'on-notice' ? 'to-post' : stage)
  const next = steps[at + 1] ?? stage
  return next === 'crosschecking' && crosscheckDone ? nextStage(next, order, false) : next
}

/** Stages in which the household's identity numbers are taken (one household, one file). */
export const isAlive = (stage: Stage): boolean => stage !== 'refused' && stage !== 'withdrawn' && stage !== 'exited'

import type { PlainDate } from '../kernel/plain-date'
import { invariant } from '../kernel/result'
import { addExpectedDays } from '../kernel/working-days'
import { isServed } from '../notice/notice'
import { POST_ROLES, type PostRole } from '../organisation/roles'
import type { Policy } from '../policy/policy'
import type { Action } from './action'
import { owesPaper } from './paper-up'
import { deciderAfter } from './reexamination'
import type { CaseSnapshot } from './snapshot'
import { STAGES, type Stage } from './stage'
import { isLate } from './state'
import type { World } from './world'

/** What the record of a stage asks of the case. */
export type Waiting = Pick<
  CaseSnapshot,
  'stage' | 'dueOn' | 'correction' | 'check' | 'notice' | 'objections' | 'refusal' | 'resurveyedOn'
>

/** What an officer has to do, as a reminder says it. */
export type StepVerb =
  | Exclude<Stage, 'on-file' | 'refused' | 'withdrawn' | 'exited'>
  | 'objection'
  | 'correction-late'
  | 'take-up'
  | 'paper'
  | 'redetermine'
  | 'trace'

/** The step a case waits for, and by whom it is done. `verb`: what a reminder calls it; absent: by its stage. */
type Step = { readonly action: Action; readonly roles: readonly PostRole[]; readonly verb?: StepVerb }
export type Owed = Required<Step>

/** What is true of a case because it stands at this stage; everything that asks who has it now reads it here. */
type StageRecord = {
  /** who serves it, most of the time or now and then, or once its day has passed: their lists show the daily work first */
  readonly serves: Partial<Record<PostRole, 'daily' | 'at times' | 'when late'>>
  /** where a step leads that leads on, by the policy's order of steps */
  readonly leadsOn?: Readonly<Record<Policy['stageOrder'], Stage>>
  /** the service clock that starts when a case comes here */
  readonly clock?: keyof Policy['clocks']
  /** whether it waits for one of those who serve it today; absent: always */
  readonly duty?: (s: Waiting, role: PostRole, today: PlainDate) => boolean
  readonly owed?: (s: Waiting) => readonly Step[]
}

/** One role serves it every day, and one step leads on. */
const daily = (role: PostRole, action: Action, clock: keyof Policy['clocks']): StageRecord => ({
  serves: { [role]: 'daily' },
  clock,
  owed: () => [{ action, roles: [role] }],
})

const hasOpenObjection = ({ objections }: Waiting): boolean => objections.some(({ answered }) => answered === undefined)

const crosscheckStep = ({ check }: Waiting): Action => {
  if (check === undefined) return 'startCrosscheck'
  return check.hits.some(({ verdict }) => verdict === undefined) ? 'settleHit' : 'completeCrosscheck'
}

/** It has ended, and may have left a paper on the wall. */
const ended: StageRecord = {
  serves: { 'base-officer': 'at times' },
  duty: owesPaper,
  owed: () => [{ verb: 'paper', action: 'paperDown', roles: ['base-officer'] }],
}

const AFTER_DELIBERATION = {
  'crosscheck-before-notice': 'crosschecking',
  'crosscheck-after-review': 'to-post',
} as const

const RECORDS: Record<Stage, StageRecord> = {
  submitted: daily('base-officer', 'accept', 'accept'),
  surveying: daily('base-officer', 'recordSurvey', 'survey'),
  deliberating: {
    leadsOn: AFTER_DELIBERATION,
    ...daily('base-officer', 'concludeDeliberation', 'deliberation'),
    // the base union lets its days pass: it may still deliberate, and the county may take it over
    serves: { 'base-officer': 'daily', 'county-reviewer': 'when late' },
    owed: () => [
      { action: 'concludeDeliberation', roles: ['base-officer'] },
      { verb: 'take-up', action: 'takeUp', roles: ['county-reviewer'] },
    ],
  },
  // no quorum could be had at the base union: the union above deliberates, with a clock of its own
  'deliberating-above': {
    leadsOn: AFTER_DELIBERATION,
    ...daily('county-reviewer', 'concludeDeliberation', 'deliberation'),
  },
  crosschecking: {
    leadsOn: { 'crosscheck-before-notice': 'to-post', 'crosscheck-after-review': 'determining' },
    ...daily('city-reviewer', 'completeCrosscheck', 'city'),
    owed: (s) => [{ action: crosscheckStep(s), roles: ['city-reviewer'] }],
  },
  'to-post': daily('base-officer', 'postNotice', 'post'),
  'on-notice': {
    leadsOn: { 'crosscheck-before-notice': 'county-review', 'crosscheck-after-review': 'county-review' },
    // reviewing is the county's daily work; an objection comes now and then
    serves: { 'base-officer': 'daily', 'county-reviewer': 'at times' },
    duty: (s, role, today) =>
      hasOpenObjection(s) || (role === 'base-officer' && s.notice !== undefined && isServed(s.notice, today)),
    // nothing else goes on before an objection is answered
    owed: (s) =>
      hasOpenObjection(s)
        ? [{ verb: 'objection', action: 'answerObjection', roles: ['base-officer', 'county-reviewer'] }]
        : [{ action: 'takeDownNotice', roles: ['base-officer'] }],
  },
  'county-review': {
    leadsOn: { 'crosscheck-before-notice': 'determining', 'crosscheck-after-review': 'crosschecking' },
    ...daily('county-reviewer', 'countyApprove', 'countyReview'),
  },
  determining: daily('city-reviewer', 'determine', 'city'),
  'on-file': {
    serves: { 'city-reviewer': 'at times' },
    duty: ({ resurveyedOn }) => resurveyedOn !== undefined,
    owed: () => [{ verb: 'redetermine', action: 'redetermine', roles: ['city-reviewer'] }],
  },
  refused: ended,
  're-examining': {
    serves: { 'county-reviewer': 'at times', 'city-reviewer': 'at times' },
    clock: 'city',
    duty: ({ refusal }, role) => refusal !== undefined && deciderAfter(refusal.by.as) === role,
    owed: ({ refusal }) =>
      refusal === undefined ? [] : [{ action: 'decideReexamination', roles: [deciderAfter(refusal.by.as)] }],
  },
  withdrawn: ended,
  exited: { serves: {} },
}

/** The step after `stage` in the policy's order; a finished cross-check is not run twice. @internal */
export const nextStage = (stage: Stage, order: Policy['stageOrder'], crosscheckDone: boolean): Stage => {
  const next = RECORDS[stage].leadsOn?.[order]
  invariant(next !== undefined, 'a stage whose steps lead on says where to')
  return next === 'crosschecking' && crosscheckDone ? nextStage(next, order, false) : next
}

/** The service clock that starts when a case comes to a stage. */
export const clockAt = (stage: Stage): keyof Policy['clocks'] | undefined => RECORDS[stage].clock

/** The day by which a stage's next step is owed, counted from today by its service clock; provisional beyond the calendar. */
export const dueAt = (stage: Stage, { today, policy, calendar }: Pick<World, 'today' | 'policy' | 'calendar'>) => {
  const clock = clockAt(stage)
  return clock === undefined ? undefined : addExpectedDays(today, policy.clocks[clock], calendar)
}

const HOW = ['daily', 'at times', 'when late'] as const
const servedBy = (role: PostRole): readonly Stage[] =>
  HOW.flatMap((how) => STAGES.filter((stage) => RECORDS[stage].serves[role] === how))
const DUTIES = new Map(POST_ROLES.map((role) => [role, servedBy(role)]))

/** The stages that a role serves: its daily work first, in the order of the case's life. */
export const dutiesOf = (role: PostRole): readonly Stage[] => DUTIES.get(role) ?? []

/** Whether this role has to do with cases of the stage only once their day has passed. */
export const onlyWhenLate = (role: PostRole, stage: Stage): boolean => RECORDS[stage].serves[role] === 'when late'

/** Whether a case waits for this role today: not while the worker has time to answer a correction. */
export const isDutyToday = (s: Waiting, role: PostRole, today: PlainDate): boolean => {
  const { serves, duty } = RECORDS[s.stage]
  if (serves[role] === undefined || (s.correction !== undefined && s.correction.dueOn >= today)) return false
  if (serves[role] === 'when late') return s.correction === undefined && isLate(s, today)
  return duty === undefined || duty(s, role, today)
}

/** What a case waits for at its stage, and who does it. */
export const owedAt = (s: Waiting): readonly Owed[] =>
  // a stage whose step has no word of its own is one that has its stage's word
  (RECORDS[s.stage].owed?.(s) ?? []).map((step) => ({ verb: s.stage as StepVerb, ...step }))

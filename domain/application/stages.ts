import { addDays, type PlainDate, plainDate } from '../kernel/plain-date'
import { invariant } from '../kernel/result'
import { addExpectedDays } from '../kernel/working-days'
import { endOf } from '../notice/notice'
import { POST_ROLES, type PostRole } from '../organisation/roles'
import type { Policy } from '../policy/policy'
import type { Action } from './action'
import { owesPaper } from './paper-up'
import { deciderAfter } from './reexamination'
import type { CaseSnapshot } from './snapshot'
import { STAGES, type Stage } from './stage'
import type { World } from './world'

/** The part of a case that the stage records read. */
export type Waiting = Pick<
  CaseSnapshot,
  'stage' | 'dueOn' | 'correction' | 'check' | 'notice' | 'objections' | 'refusal' | 'resurveyedOn'
>

/** The names of what officers have to do, as used in reminders. */
export type StepVerb =
  | Exclude<Stage, 'on-file' | 'refused' | 'withdrawn' | 'exited'>
  | 'objection'
  | 'correction-late'
  | 'take-up'
  | 'paper'
  | 'redetermine'
  | 'trace'

/** The step a case waits for, and the roles that do it. `verb`: its name in a reminder; absent: the name of the stage. */
type Step = { readonly action: Action; readonly roles: readonly PostRole[]; readonly verb?: StepVerb }
export type Owed = Required<Step>

/** Everything that follows from the stage of a case. Lists, reminders and due days all read it here. */
type StageRecord = {
  /**
   * the roles that work at this stage: daily, now and then, or only once the due day has passed; lists show daily work first
   */
  readonly serves: Partial<Record<PostRole, 'daily' | 'at times' | 'when late'>>
  /** the stage that `next` leads to, by the policy's stage order */
  readonly leadsOn?: Readonly<Record<Policy['stageOrder'], Stage>>
  /** the service clock that starts when a case enters the stage */
  readonly clock?: keyof Policy['clocks']
  /** the first day on which the case waits for this role; undefined: it does not; without this function: from the beginning */
  readonly from?: (s: Waiting, role: PostRole) => PlainDate | undefined
  readonly owed?: (s: Waiting) => readonly Step[]
}

/** A stage at which somebody owes a step. */
type Owing = StageRecord & Required<Pick<StageRecord, 'owed'>>

/** A stage with one role that works on it daily and one step that ends it. */
const daily = (role: PostRole, action: Action, clock: keyof Policy['clocks']): Owing => ({
  serves: { [role]: 'daily' },
  clock,
  owed: () => [{ action, roles: [role] }],
})

const hasOpenObjection = ({ objections }: Waiting): boolean => objections.some(({ answered }) => answered === undefined)

const crosscheckStep = ({ check }: Waiting): Action => {
  if (check === undefined) return 'startCrosscheck'
  return check.hits.some(({ verdict }) => verdict === undefined) ? 'settleHit' : 'completeCrosscheck'
}

const BEGINNING = plainDate('2000-01-01')
const onlyIf = (waits: boolean): PlainDate | undefined => (waits ? BEGINNING : undefined)
const after = (day: PlainDate | undefined): PlainDate | undefined => day && addDays(day, 1)

const PAPER: Step = { verb: 'paper', action: 'paperDown', roles: ['base-officer'] }

/** A closed case may still have a paper of its notice on the wall. */
const ended: StageRecord = {
  serves: { 'base-officer': 'at times' },
  from: (s) => onlyIf(owesPaper(s)),
  owed: () => [PAPER],
}

/** The same at a stage where others work: the base union has nothing else to do there. */
const orPaper = (record: Owing): StageRecord => ({
  ...record,
  serves: { ...record.serves, 'base-officer': 'at times' },
  from: (s, role) =>
    role === 'base-officer' ? onlyIf(owesPaper(s)) : record.from === undefined ? BEGINNING : record.from(s, role),
  owed: (s) => [...record.owed(s), ...(owesPaper(s) ? [PAPER] : [])],
})

const AFTER_DELIBERATION = {
  'crosscheck-before-notice': 'crosschecking',
  'crosscheck-after-review': 'to-post',
} as const

const RECORDS: Record<Stage, StageRecord> = {
  submitted: daily('base-officer', 'accept', 'accept'),
  surveying: daily('base-officer', 'recordSurvey', 'survey'),
  deliberating: {
    leadsOn: AFTER_DELIBERATION,
    clock: 'deliberation',
    // once the due day has passed the county may take over the deliberation; the base union may still hold it
    serves: { 'base-officer': 'daily', 'county-reviewer': 'when late' },
    owed: () => [
      { action: 'concludeDeliberation', roles: ['base-officer'] },
      { verb: 'take-up', action: 'takeUp', roles: ['county-reviewer'] },
    ],
  },
  // the base union's committee had no quorum: the union above deliberates, with a service clock of its own
  'deliberating-above': orPaper({
    leadsOn: AFTER_DELIBERATION,
    ...daily('county-reviewer', 'concludeDeliberation', 'deliberation'),
  }),
  crosschecking: orPaper({
    leadsOn: { 'crosscheck-before-notice': 'to-post', 'crosscheck-after-review': 'determining' },
    serves: { 'city-reviewer': 'daily' },
    clock: 'city',
    owed: (s) => [{ action: crosscheckStep(s), roles: ['city-reviewer'] }],
  }),
  'to-post': daily('base-officer', 'postNotice', 'post'),
  'on-notice': {
    leadsOn: { 'crosscheck-before-notice': 'county-review', 'crosscheck-after-review': 'county-review' },
    // reviewing is the county's daily work; objections are rare
    serves: { 'base-officer': 'daily', 'county-reviewer': 'at times' },
    from: (s, role) => {
      if (hasOpenObjection(s)) return BEGINNING
      return role === 'base-officer' && s.notice !== undefined ? after(endOf(s.notice)) : undefined
    },
    // an open objection must be answered before any other step
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
    from: ({ resurveyedOn }) => onlyIf(resurveyedOn !== undefined),
    owed: () => [{ verb: 'redetermine', action: 'redetermine', roles: ['city-reviewer'] }],
  },
  refused: ended,
  're-examining': orPaper({
    serves: { 'county-reviewer': 'at times', 'city-reviewer': 'at times' },
    clock: 'city',
    from: ({ refusal }, role) => onlyIf(refusal !== undefined && deciderAfter(refusal.by.as) === role),
    owed: ({ refusal }) =>
      refusal === undefined ? [] : [{ action: 'decideReexamination', roles: [deciderAfter(refusal.by.as)] }],
  }),
  withdrawn: ended,
  exited: { serves: {} },
}

/** The stage after `stage` in the policy's order; a completed cross-check is not repeated. */
export const nextStage = (stage: Stage, order: Policy['stageOrder'], crosscheckDone: boolean): Stage => {
  const next = RECORDS[stage].leadsOn?.[order]
  invariant(next !== undefined, 'a stage whose steps lead on says where to')
  return next === 'crosschecking' && crosscheckDone ? nextStage(next, order, crosscheckDone) : next
}

/** The service clock that starts when a case enters the stage. */
export const clockAt = (stage: Stage): keyof Policy['clocks'] | undefined => RECORDS[stage].clock

/**
 * The day by which the next step of a stage is due: its service clock, counted from today. Provisional where the work calendar
 * ends before it.
 */
export const dueAt = (stage: Stage, { today, policy, calendar }: Pick<World, 'today' | 'policy' | 'calendar'>) => {
  const clock = clockAt(stage)
  return clock === undefined ? undefined : addExpectedDays(today, policy.clocks[clock], calendar)
}

const HOW = ['daily', 'at times', 'when late'] as const
const servedBy = (role: PostRole): readonly Stage[] =>
  HOW.flatMap((how) => STAGES.filter((stage) => RECORDS[stage].serves[role] === how))
const DUTIES = new Map(POST_ROLES.map((role) => [role, servedBy(role)]))

/** The stages a role works on: daily work first, then in the order of the lifecycle. */
export const dutiesOf = (role: PostRole): readonly Stage[] => DUTIES.get(role) ?? []

/** Whether cases of this stage are this role's duty only once their due day has passed. */
export const onlyWhenLate = (role: PostRole, stage: Stage): boolean => RECORDS[stage].serves[role] === 'when late'

/**
 * The first day on which a case waits for this role, until its next step; undefined: it does not. While the worker still has time
 * to answer a correction it does not.
 */
export const waitsFrom = (s: Waiting, role: PostRole): PlainDate | undefined => {
  const { serves, from } = RECORDS[s.stage]
  if (serves[role] === undefined) return undefined
  if (serves[role] === 'when late') return s.correction === undefined ? after(s.dueOn) : undefined
  const day = from === undefined ? BEGINNING : from(s, role)
  const answered = after(s.correction?.dueOn) ?? BEGINNING
  return day !== undefined && answered > day ? answered : day
}

export const isDutyToday = (s: Waiting, role: PostRole, today: PlainDate): boolean => {
  const from = waitsFrom(s, role)
  return from !== undefined && from <= today
}

/** The steps a case waits for at its stage, with the roles that do them. */
export const owedAt = (s: Waiting): readonly Owed[] =>
  // a step without a verb of its own gets the name of its stage, which is then a `StepVerb` too
  (RECORDS[s.stage].owed?.(s) ?? []).map((step) => ({ verb: s.stage as StepVerb, ...step }))

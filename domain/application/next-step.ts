import type { PlainDate } from '../kernel/plain-date'
import type { PostRole } from '../organisation/roles'
import type { Action } from './action'
import { isDutyToday } from './duties'
import { deciderAfter } from './reexamination'
import type { CaseSnapshot } from './snapshot'
import { isAlive, type Stage } from './stage'

/** What an officer has to do, as a reminder says it. */
export type StepVerb =
  | Exclude<Stage, 'on-file' | 'refused' | 'withdrawn' | 'exited'>
  | 'objection'
  | 'correction-late'
  | 'paper'
  | 'redetermine'
  | 'trace'

/** The step that a case waits for. */
export type NextStep = {
  readonly verb: StepVerb
  readonly dueOn: PlainDate
  /** whoever may do this is who is reminded */
  readonly action: Action
  readonly roles: readonly PostRole[]
}

type About = Pick<
  CaseSnapshot,
  'stage' | 'dueOn' | 'correction' | 'check' | 'notice' | 'objections' | 'refusal' | 'resurveyedOn'
>
type Step = Pick<NextStep, 'action' | 'roles'>

const BASE: readonly PostRole[] = ['base-officer']
const CITY: readonly PostRole[] = ['city-reviewer']

const crosscheckStep = ({ check }: About): Action => {
  if (check === undefined) return 'startCrosscheck'
  return check.hits.some(({ verdict }) => verdict === undefined) ? 'settleHit' : 'completeCrosscheck'
}

const stepAt = (s: About): Step | undefined => {
  switch (s.stage) {
    case 'submitted':
      return { action: 'accept', roles: BASE }
    case 'surveying':
      return { action: 'recordSurvey', roles: BASE }
    case 'deliberating':
      return { action: 'concludeDeliberation', roles: BASE }
    case 'crosschecking':
      return { action: crosscheckStep(s), roles: CITY }
    case 'to-post':
      return { action: 'postNotice', roles: BASE }
    case 'on-notice':
      return { action: 'takeDownNotice', roles: BASE }
    case 'county-review':
      return { action: 'countyApprove', roles: ['county-reviewer'] }
    case 'determining':
      return { action: 'determine', roles: CITY }
    case 're-examining':
      return s.refusal && { action: 'decideReexamination', roles: [deciderAfter(s.refusal.by.as)] }
    case 'refused':
    case 'withdrawn':
      return { action: 'paperDown', roles: BASE }
    case 'on-file':
      return { action: 'redetermine', roles: CITY }
    case 'exited':
      return undefined
  }
}

const earliest = (days: readonly PlainDate[]): PlainDate | undefined => [...days].sort()[0]

/** An objection has a day of its own, and nothing else goes on before it is answered. */
const objectionStep = ({ objections }: About): NextStep | undefined => {
  const dueOn = earliest(objections.filter(({ answered }) => answered === undefined).map((each) => each.answerDueOn))
  return dueOn && { verb: 'objection', dueOn, action: 'answerObjection', roles: ['base-officer', 'county-reviewer'] }
}

const verbOf = ({ stage, correction }: About): StepVerb => {
  if (!isAlive(stage)) return 'paper'
  if (stage === 'on-file') return 'redetermine'
  return correction === undefined ? (stage as StepVerb) : 'correction-late'
}

/** 钱没到: somebody asks the bank, by a day of its own that the case knows nothing of. */
export const traceStep = (dueOn: PlainDate): NextStep => ({
  verb: 'trace',
  dueOn,
  action: 'answerTrace',
  roles: ['fund-officer'],
})

/** What officers owe this case today, and by when; undefined: nothing, or it is the worker's turn. */
export const nextStep = (s: About, today: PlainDate): NextStep | undefined => {
  const step = stepAt(s)
  if (step === undefined || !step.roles.some((role) => isDutyToday(s, role, today))) return undefined
  if (s.stage === 'on-notice') {
    const objection = objectionStep(s)
    if (objection !== undefined) return objection
  }
  if (s.dueOn === undefined) return undefined
  return { ...step, verb: verbOf(s), dueOn: s.dueOn }
}

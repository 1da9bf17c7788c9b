import * as z from 'zod/mini'
import { PlainDate, plainDate, yearOf } from '../kernel/plain-date'
import { endOf, isServed } from '../notice/notice'
import type { Policy } from '../policy/policy'
import type { Action } from './action'
import { stageAfter } from './lifecycle'
import { type GrantState, isPaid } from './money/grant'
import { deciderAfter } from './reexamination'
import type { CaseSnapshot } from './snapshot'
import { Stage } from './stage'
import { isAlive } from './stage-names'
import { clockAt, owedAt } from './stages'

/** The steps from the application to the money: the stages of the case, then a grant, its payment, the worker's answer. */
const RoadKey = z.union([z.literal('applied'), Stage, z.enum(['granting', 'paying', 'confirming'])])
export type RoadKey = z.infer<typeof RoadKey>

/** What a case waits for, in enough detail to say whose turn it is and what the worker can do. */
const RoadWait = z.enum([
  // the worker
  'correction',
  'hit',
  'account',
  'receipt',
  // the unions
  'accept',
  'visit',
  'deliberation',
  'deliberation-above',
  'check-begins',
  'check',
  'check-answered',
  'posting',
  'notice',
  'objection',
  'taking-down',
  'county',
  'determination',
  're-examination',
  'grant',
  'payment',
  'payment-again',
  'trace',
  'recovery',
  // nobody
  'paid',
  'refused',
  'refused-for-good',
  'withdrawn',
  'exited',
])
export type RoadWait = z.infer<typeof RoadWait>

const RoadHolder = z.enum(['worker', 'base', 'county', 'city', 'finance', 'nobody'])
export type RoadHolder = z.infer<typeof RoadHolder>

export const Road = z.object({
  waiting: RoadWait,
  holder: RoadHolder,
  /** the day by which whoever has it is to act; for a notice, its last day */
  by: z.optional(PlainDate),
  steps: z.array(
    z.object({
      key: RoadKey,
      state: z.enum(['done', 'now', 'next']),
      on: z.optional(PlainDate),
      /** usual time in working days */
      days: z.optional(z.int()),
      /** a day of the year by which it usually is done */
      until: z.optional(PlainDate),
    }),
  ),
})
export type Road = z.infer<typeof Road>
type Step = Road['steps'][number]

/** What the worker is asked for; the first one asked is named. */
export type RoadWant = {
  readonly kind: 'correction' | 'hit' | 'account' | 'receipt'
  readonly dueOn?: PlainDate | undefined
}
export type RoadGrant = {
  readonly state: GrantState
  readonly heldOn: PlainDate
  readonly paidOn?: PlainDate | undefined
  readonly confirmed: boolean
  /** the worker said that it has not arrived, and waits for an answer until this day */
  readonly traceDue?: PlainDate | undefined
}
type Line = { readonly kind: Action; readonly on: PlainDate; readonly to: Stage }
export type RoadFacts = {
  readonly case: Pick<
    CaseSnapshot,
    | 'stage'
    | 'stageSince'
    | 'submittedOn'
    | 'dueOn'
    | 'correction'
    | 'check'
    | 'notice'
    | 'objections'
    | 'refusal'
    | 'reexamination'
  >
  /** the log, the oldest first */
  readonly log: readonly Line[]
  readonly grants: readonly RoadGrant[]
  readonly wants: readonly RoadWant[]
  /** whether a refusal can still be re-examined */
  readonly mayReexamine: boolean
  readonly today: PlainDate
  readonly policy: Policy
}

/** The stages behind the case with the day each was last finished; one that ended the case was not finished. */
const finished = (log: readonly Line[]): ReadonlyMap<Stage, PlainDate> => {
  const done = new Map<Stage, PlainDate>()
  let stage = log[0]?.to
  for (const { to, on } of log) {
    if (stage === undefined || to === stage) continue
    done.delete(stage)
    const ends = to === 'withdrawn' || (to === 'refused' && stage !== 're-examining')
    if (!ends && to !== 'deliberating-above' && stage !== 'refused' && stage !== 'on-file') done.set(stage, on)
    stage = to
  }
  return done
}

/** The stages ahead in the policy's order, by the step that usually ends each. */
const ahead = (stage: Stage, check: boolean, order: Policy['stageOrder']): readonly Stage[] => {
  if (!isAlive(stage)) return []
  // none for a file and a re-examination: from there no step leads on
  const [owed] = owedAt({ stage, objections: [] })
  if (owed === undefined) return []
  const step = stage === 'crosschecking' ? 'completeCrosscheck' : owed.action
  const next = stageAfter({ stage, check: { completedOn: check || undefined } }, step, 'next', order)
  return next === 'on-file' ? [] : [next, ...ahead(next, check, order)]
}

const usualDays = (stage: Stage, { notice, clocks }: Policy): number | undefined => {
  if (stage === 'on-notice') return notice.workingDays
  const clock = clockAt(stage)
  return clock && clocks[clock]
}

/** The next payout deadline. */
const payoutUntil = ({ payoutDeadline }: Policy, today: PlainDate): PlainDate => {
  const year = yearOf(today)
  // a policy may name a day that not every year has
  const day = payoutDeadline === '02-29' ? '02-28' : payoutDeadline
  const own = plainDate(`${year}-${day}`)
  return own >= today ? own : plainDate(`${year + 1}-${day}`)
}

type Turn = Pick<Road, 'waiting' | 'holder'> & { readonly by?: PlainDate | undefined }

const AT: Readonly<Partial<Record<Stage, readonly [RoadWait, RoadHolder]>>> = {
  submitted: ['accept', 'base'],
  surveying: ['visit', 'base'],
  deliberating: ['deliberation', 'base'],
  'deliberating-above': ['deliberation-above', 'county'],
  'to-post': ['posting', 'base'],
  'county-review': ['county', 'county'],
  determining: ['determination', 'city'],
  withdrawn: ['withdrawn', 'nobody'],
  exited: ['exited', 'nobody'],
}

const ofCheck = ({ check }: RoadFacts['case']): RoadWait => {
  if (check === undefined) return 'check-begins'
  return check.hits.some(({ verdict }) => verdict === undefined) ? 'check-answered' : 'check'
}

const ofNotice = ({ notice, objections, dueOn }: RoadFacts['case'], today: PlainDate): Turn => {
  const open = objections.filter(({ answered }) => answered === undefined)
  if (open.length > 0)
    return { waiting: 'objection', holder: 'base', by: open.map(({ answerDueOn }) => answerDueOn).sort()[0] }
  if (notice !== undefined && isServed(notice, today)) return { waiting: 'taking-down', holder: 'base', by: dueOn }
  return { waiting: 'notice', holder: 'base', by: notice && endOf(notice) }
}

const OVER: readonly GrantState[] = ['released', 'recovered']
const isOpen = ({ state }: RoadGrant): boolean => !OVER.includes(state)

/** The payment that is furthest from the worker's account decides. */
const ofMoney = ({ grants, policy, today }: RoadFacts): Turn => {
  const until = payoutUntil(policy, today)
  const traced = grants.flatMap(({ traceDue }) => traceDue ?? []).sort()[0]
  if (traced !== undefined) return { waiting: 'trace', holder: 'finance', by: traced }
  const open = grants.filter(isOpen)
  if (open.some(({ state }) => state === 'failed')) return { waiting: 'payment-again', holder: 'finance', by: until }
  if (!open.every(isPaid)) return { waiting: 'payment', holder: 'finance', by: until }
  if (open.some(({ state }) => state === 'recovering')) return { waiting: 'recovery', holder: 'finance' }
  return open.length === 0 ? { waiting: 'grant', holder: 'finance', by: until } : { waiting: 'paid', holder: 'nobody' }
}

const turnOf = (facts: RoadFacts): Turn => {
  const { case: s, wants, mayReexamine, today } = facts
  const [want] = wants
  if (want !== undefined) return { waiting: want.kind, holder: 'worker', by: want.dueOn }
  const known = AT[s.stage]
  if (known !== undefined) return { waiting: known[0], holder: known[1], by: isAlive(s.stage) ? s.dueOn : undefined }
  if (s.stage === 'crosschecking') return { waiting: ofCheck(s), holder: 'city', by: s.dueOn }
  if (s.stage === 'on-notice') return ofNotice(s, today)
  if (s.stage === 'refused') return { waiting: mayReexamine ? 'refused' : 'refused-for-good', holder: 'nobody' }
  if (s.stage !== 're-examining') return ofMoney(facts)
  const above = s.refusal !== undefined && deciderAfter(s.refusal.by.as) === 'county-reviewer'
  return { waiting: 're-examination', holder: above ? 'county' : 'city', by: s.dueOn }
}

const last = (days: readonly (PlainDate | undefined)[]): PlainDate | undefined =>
  days
    .flatMap((day) => day ?? [])
    .sort()
    .pop()

/** A grant, its payment, the worker's answer: as far as the grants of the file have come. */
const moneySteps = ({ grants, log, case: { stage }, policy, today }: RoadFacts): readonly Step[] => {
  const until = payoutUntil(policy, today)
  const open = stage === 'on-file' ? grants.filter(isOpen) : []
  const paid = open.length > 0 && open.every(isPaid)
  const said = paid && open.every(({ confirmed }) => confirmed)
  const at = (key: RoadKey, isDone: boolean, on: PlainDate | undefined, rest: Partial<Step>, before: boolean): Step => {
    if (isDone) return { key, state: 'done', ...(on === undefined ? {} : { on }) }
    return { key, state: before && stage === 'on-file' ? 'now' : 'next', ...rest }
  }
  return [
    at('granting', open.length > 0, last(open.map(({ heldOn }) => heldOn)), { until }, true),
    at('paying', paid, last(open.map(({ paidOn }) => paidOn)), { until }, open.length > 0),
    at('confirming', said, last(log.map(({ kind, on }) => (kind === 'confirmReceipt' ? on : undefined))), {}, paid),
  ]
}

/** All steps of a case to the money: done with their days, the present one, and those to come with the usual time. */
export const roadOf = (facts: RoadFacts): Road => {
  const { case: s, log, policy } = facts
  const { stage } = s
  const coming = ahead(stage, s.check?.completedOn !== undefined, policy.stageOrder)
  const step = (key: Stage, state: Step['state'], on?: PlainDate): Step => {
    const days = state === 'next' || (state === 'now' && isAlive(stage)) ? usualDays(key, policy) : undefined
    return { key, state, ...(on === undefined ? {} : { on }), ...(days === undefined ? {} : { days }) }
  }
  const behind = [...finished(log)].filter(([key]) => key !== stage && !coming.includes(key))
  const money = isAlive(stage) && stage !== 're-examining' ? moneySteps(facts) : []
  const turn = turnOf(facts)
  return {
    waiting: turn.waiting,
    holder: turn.holder,
    ...(turn.by === undefined ? {} : { by: turn.by }),
    steps: [
      { key: 'applied', state: 'done', on: s.submittedOn },
      ...behind.map(([key, on]) => step(key, 'done', on)),
      ...(stage === 'on-file' ? [] : [step(stage, 'now', isAlive(stage) ? undefined : s.stageSince)]),
      ...coming.map((key) => step(key, 'next')),
      ...money,
    ],
  }
}

import * as z from 'zod/mini'
import { boundsOf } from '../../crosscheck/bounds'
import { compared } from '../../crosscheck/compare'
import { type CheckFacts, CheckResult, isHit } from '../../crosscheck/crosscheck'
import type { Declared } from '../../crosscheck/items/item-module'
import { withReturned } from '../../crosscheck/merge'
import type { MemberKey } from '../../kernel/ids'
import { PlainDate } from '../../kernel/plain-date'
import { ok, refuse } from '../../kernel/result'
import { addExpectedDays } from '../../kernel/working-days'
import { tell } from '../../message/telling'
import type { Counterpart } from '../../policy/policy'
import type { CaseSnapshot } from '../snapshot'
import { CITY, moves, step } from '../step'
import type { World } from '../world'
import { onCheck } from './on-check'

/** The results of one source for one household. */
type Returning = { readonly counterpart: Counterpart; readonly source: string; readonly results: CheckResult[] }
type Looked = {
  readonly batch: CheckFacts['batch']
  /** where the members study, opened only for the counterpart that knows schools */
  readonly schools: ReadonlyMap<MemberKey, string>
}

const declaredIn = (
  { declaration: { property, incomes, period, members }, proofs }: CaseSnapshot,
  { schools, today }: Pick<Looked, 'schools'> & Pick<World, 'today'>,
): Declared => ({
  ...{ homes: property.homes, vehicles: property.vehicles, incomes, period, today },
  students: members
    .filter(({ status, schoolStage }) => status === 'student' || schoolStage !== undefined)
    .map(({ key, schoolStage }) => ({ member: key, stage: schoolStage, school: schools.get(key) ?? '' })),
  lowIncome: proofs.some(({ type, files }) => type === 'lowIncomeCertificate' && files.length > 0),
})

/** What a source has told, compared with what was declared. */
export const comparedTo = (
  s: CaseSnapshot,
  { counterpart, results }: Pick<Returning, 'counterpart' | 'results'>,
  world: Pick<Looked, 'schools'> & Pick<World, 'today' | 'policy'>,
): readonly CheckResult[] =>
  compared(s.check?.results ?? [], results, {
    counterpart,
    declared: declaredIn(s, world),
    bounds: boundsOf(world.policy),
  })

/** 比对结果回来: read from the list of one counterpart. */
export const returnCrosscheck = step({
  at: moves(['crosschecking'], CITY, 'stay'),
  elsewhere: true,
  facts: z.object({
    counterpart: z.string(),
    /** which source of the counterpart; '' when not stated; absent in entries from before sources were distinguished */
    source: z.optional(z.string()),
    results: z.array(CheckResult),
    /** last day for the worker's explanation of these hits */
    replyBy: z.optional(PlainDate),
  }),
  decide: (s, { results: told, ...from }: Returning, world: World & Looked) => {
    const { today, policy, calendar, batch } = world
    if (s.check?.batch !== batch || s.check.completedOn !== undefined) return refuse('BATCH_CLOSED')
    const results = [...comparedTo(s, { counterpart: from.counterpart, results: told }, world)]
    // a hit asks the worker for an explanation and starts the clock for it; a hit alone decides nothing
    if (!results.some(isHit)) return ok({ facts: { ...from, results } })
    const replyBy = addExpectedDays(today, policy.clocks.hitReply, calendar)
    return ok({ facts: { ...from, results, replyBy }, messages: tell('crosscheckAsked', { dueOn: replyBy }) })
  },
  patch: (s, { facts }) => onCheck(s, (check) => withReturned(check, facts)),
})

import { dispatcher } from '@cloud/dispatch/dispatch'
import { officesIn, receiversOf } from '@cloud/usecases/clock/receivers'
import { ACTIONS, type Action } from '@domain/application/action'
import { moveOf } from '@domain/application/lifecycle'
import { type NextStep, nextSteps, unionsFor } from '@domain/application/next-step'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { STAGES, type Stage } from '@domain/application/stage'
import { stepOf } from '@domain/application/steps'
import type { CallSpec } from '@domain/contract/call'
import { CALLS, type CallName } from '@domain/contract/index'
import type { CaseId } from '@domain/kernel/ids'
import { shanghaiDate } from '@domain/kernel/plain-date'
import { ok } from '@domain/kernel/result'
import { POST_ROLES, type PostRole } from '@domain/organisation/roles'
import { OFFICERS, type OfficerKey, type Town } from '@test/support/town'
import * as z from 'zod/mini'
import { sampleOf } from '../../cloud/contract/sample'

/** The calls for steps offered on a case, each with a valid but meaningless input. */
const STEP_CALLS = (Object.entries(CALLS) as [CallName, CallSpec][]).flatMap(([name, spec]) =>
  spec.action === undefined || stepOf(spec.action).elsewhere === true
    ? []
    : [{ name, action: spec.action, input: sampleOf(z.toJSONSchema(spec.input, { io: 'input' })) }],
)
/** Replaces the use cases: a call that gets this far was authorised, and nothing is written. */
const admitted = Object.fromEntries(STEP_CALLS.map(({ name }) => [name, async () => ok({})]))

let tries = 1000

export type Disagreement = readonly [stage: Stage, who: string, action: Action, offered: boolean, code: string]
export type Seen = { readonly visited: Set<string>; readonly wrong: Disagreement[] }
export const nothingSeen = (): Seen => ({ visited: new Set(), wrong: [] })

const roleOf = (who: string): PostRole | 'applicant' =>
  who in OFFICERS ? OFFICERS[who as OfficerKey].role : 'applicant'
const triple = (stage: Stage, role: string, action: Action): string => `${stage} × ${role} × ${action}`

/** All combinations of stage, action and role that the lifecycle offers on a case. */
export const TRIPLES: readonly string[] = STAGES.flatMap((stage) =>
  ACTIONS.filter((action) => stepOf(action).elsewhere !== true).flatMap((action) =>
    (moveOf(stage, action)?.by ?? [])
      .filter((doer) => doer === 'applicant' || (POST_ROLES as readonly string[]).includes(doer))
      .map((doer) => triple(stage, doer, action)),
  ),
)

/** The actions the page offers this person; undefined: they cannot see the case. */
const offeredTo = async (town: Town, caseId: CaseId, who: string): Promise<readonly Action[] | undefined> => {
  if (roleOf(who) === 'applicant')
    return (await town.tell(who, 'case.mine', {})).cases.find(({ id }) => id === caseId)?.actions
  const seen = await town.ask(who, 'case.open', { caseId })
  return seen.ok ? seen.value.actions : undefined
}

/** Runs the comparison unchanged, or with a planted fault, to verify that it can fail. */
export type Offering = <T>(work: () => Promise<T>) => Promise<T>
const asItIs: Offering = (work) => work()

/** The steps that this role may ever call. */
const callsOf = (role: PostRole | 'applicant') =>
  STEP_CALLS.filter(({ name }) =>
    (CALLS[name].who as readonly string[]).includes(role === 'applicant' ? 'worker' : role),
  )

/**
 * Offered ⇔ authorised: every person who sees the case tries every step, without carrying it out. Offered steps must be
 * authorised, all others refused.
 */
export const compareAll = async (
  town: Town,
  doc: CaseSnapshot,
  worker: string,
  seen: Seen,
  offering: Offering = asItIs,
): Promise<void> => {
  const enter = dispatcher(town.world.ports, admitted)
  const tried = async (who: string, { name, input }: (typeof STEP_CALLS)[number]): Promise<string> => {
    tries += 1
    const body = { name, commandId: `trying-nothing-${tries}`, caseId: doc.id, expectedVersion: doc.seq, input }
    const answer = await enter({ openid: who }, JSON.parse(JSON.stringify(body)), 1)
    return answer.ok ? 'admitted' : answer.refusal.code
  }
  for (const who of [...Object.keys(OFFICERS), worker]) {
    const offered = await offering(() => offeredTo(town, doc.id, who))
    if (offered === undefined) continue
    for (const call of callsOf(roleOf(who))) {
      const code = await tried(who, call)
      const is = offered.includes(call.action)
      seen.visited.add(triple(doc.stage, roleOf(who), call.action))
      if (is !== (code === 'admitted')) seen.wrong.push([doc.stage, who, call.action, is, code])
    }
  }
}

/** Whether the case is in this person's list of duties for today. */
const onListOf = async (town: Town, doc: CaseSnapshot, who: string): Promise<boolean> => {
  const duties = await town.ask(who, 'case.duties', {})
  return (
    duties.ok &&
    duties.value.groups.some(({ stage, first }) => stage === doc.stage && first.some(({ id }) => id === doc.id))
  )
}

const remindedOf = async ({ world: { ports } }: Town, doc: CaseSnapshot, step: NextStep) => {
  const offices = officesIn(ports)
  await offices.open(unionsFor(doc, step))
  return receiversOf(offices, doc, step).map(({ person }) => person.replace('PE-', ''))
}

const among = async (people: readonly string[], is: (who: string) => Promise<boolean>): Promise<string[]> => {
  const found: string[] = []
  for (const who of people) if (await is(who)) found.push(who)
  return found
}

/**
 * Asserts that every reminded person sees the case in their list and may do the step, and that every person who sees a step in
 * a list may do it. If all eligible persons are barred because they surveyed, they are reminded nevertheless, so that at least
 * one person is reminded.
 */
export const compareDuties = async (town: Town, doc: CaseSnapshot, wrong: string[]): Promise<void> => {
  const steps = nextSteps(doc, shanghaiDate(town.world.ports.clock.now()))
  const officers = Object.keys(OFFICERS)
  const listed = await among(officers, (who) => onListOf(town, doc, who))
  const idle = new Set(listed)
  for (const step of steps) {
    const reminded = await remindedOf(town, doc, step)
    const able = await among(
      officers,
      async (who) => (await offeredTo(town, doc.id, who))?.includes(step.action) === true,
    )
    const say = (what: string) => (who: string) => wrong.push(`${doc.stage} ${step.action} ${who}: ${what}`)
    reminded.filter((who) => !listed.includes(who)).forEach(say('reminded, and not on the list'))
    if (able.length === 0 || stepOf(step.action).elsewhere === true) return
    reminded.filter((who) => !able.includes(who)).forEach(say('reminded, and cannot do it'))
    for (const who of able) idle.delete(who)
  }
  for (const who of idle) wrong.push(`${doc.stage} ${who}: on the list, and cannot do it`)
}

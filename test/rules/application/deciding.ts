import type { Action } from '@domain/application/action'
import { decide } from '@domain/application/decide'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { STEPS } from '@domain/application/steps'
import { type PlainDate, plainDate } from '@domain/kernel/plain-date'
import { WORK_CALENDAR } from '@domain/policy/work-calendar'
import { aPolicy } from '@test/support/policy'

export const day = (text: string): PlainDate => plainDate(text)
export const today = day('2026-03-11')
const policy = aPolicy()
export const kase = (stage: CaseSnapshot['stage'], over: object = {}): CaseSnapshot =>
  ({
    stage,
    objections: [],
    grants: [],
    noticePhotos: [],
    noticesBefore: [],
    consents: [],
    ...over,
  }) as unknown as CaseSnapshot
export const world = (over: object = {}) =>
  ({ today, calendar: WORK_CALENDAR, policy, as: 'applicant', ...over }) as never

type Told = readonly (readonly [key: string, to?: readonly string[] | undefined, facts?: object])[]
/** What a step decides, as a person would state it: the stage, the due day, the messages, or the code of the refusal. */
export const decided = (s: CaseSnapshot, action: Action, said: object, more: object = {}) => {
  const answer = decide(s, action, said as never, world(more))
  if (!answer.ok) return answer.refusal.code
  const { to, dueOn, messages, facts } = answer.value
  const told: Told = messages.map(({ key, to: whom, facts: words }) => [key, whom, words])
  return { to, dueOn, told, facts }
}
export const patched = (s: CaseSnapshot, kind: Action, facts: object, over: object = {}) =>
  STEPS[kind].patch?.(s, {
    on: today,
    to: s.stage,
    by: { as: 'city-reviewer', person: 'PE-1' },
    facts,
    ...over,
  } as never)

/** The refusal of a step with what it says about it; undefined when it is not refused. */
export const refusalOf = (s: CaseSnapshot, action: Action, said: object, more: object = {}) => {
  const answer = decide(s, action, said as never, world(more))
  return answer.ok ? undefined : answer.refusal
}

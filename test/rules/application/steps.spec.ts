import { ACTIONS, type Action } from '@domain/application/action'
import { othersIn } from '@domain/application/actions'
import { moveOf, stageAfter } from '@domain/application/lifecycle'
import { holdsIds, STAGES, type Stage } from '@domain/application/stage'
import { nextStage } from '@domain/application/stages'
import type { CaseState } from '@domain/application/state'
import { stepOf, TAKES_IDS } from '@domain/application/steps'
import type { CallSpec } from '@domain/contract/call'
import { CALLS } from '@domain/contract/index'
import type { PersonId } from '@domain/kernel/ids'
import { ORG } from '@test/support/town'
import * as z from 'zod/mini'

const ORDERS = ['crosscheck-before-notice', 'crosscheck-after-review'] as const
const ENDS: readonly Stage[] = ['withdrawn', 'exited']

/** All stages a step can lead to from here: those named by its module, or `next` by either order of the policy. */
const leadsTo = (stage: Stage, action: Action): readonly Stage[] => {
  const to = moveOf(stage, action)?.to
  if (to === undefined || to === 'stay') return []
  if (to === 'next')
    return ORDERS.flatMap((order) =>
      [true, false].map((done) => nextStage(stage, order, done || stage === 'crosschecking')),
    )
  return typeof to === 'string' ? [to] : to
}
const onward = (stage: Stage): readonly Stage[] =>
  ACTIONS.flatMap((action) => leadsTo(stage, action)).filter((to) => to !== stage)

test('every stage can be reached from the submission', () => {
  const reached = new Set<Stage>(['submitted'])
  for (const stage of reached) for (const to of onward(stage)) reached.add(to)
  expect(STAGES.filter((stage) => !reached.has(stage))).toEqual([])
})

test.each(STAGES.filter((stage) => !ENDS.includes(stage)))(
  'the stage %s can be left by an action of a person',
  (stage) => {
    expect(onward(stage)).not.toEqual([])
  },
)

test.each(ACTIONS.filter((action) => action !== 'submit'))(
  'the action %s is allowed at some stage for some role',
  (action) => {
    const moves = Object.values(stepOf(action).at)
    expect(moves.length).toBeGreaterThan(0)
    for (const { by } of moves) expect(by).not.toEqual([])
  },
)

test('TAKES_IDS lists exactly the actions that contain a declaration or lead back to a stage that holds ID numbers', () => {
  const brings = (action: Action): boolean => {
    const { facts } = stepOf(action)
    return facts instanceof z.ZodMiniObject && 'declaration' in facts.shape
  }
  const again = (action: Action): boolean =>
    STAGES.some((stage) => !holdsIds(stage) && leadsTo(stage, action).some(holdsIds))
  expect(ACTIONS.filter((action) => brings(action) || again(action))).toEqual([...TAKES_IDS])
})

test('a stage chosen by the facts must be one that the step names, and any other throws an error', () => {
  const order = 'crosscheck-before-notice'
  expect(stageAfter({ stage: 'deliberating' }, 'concludeDeliberation', 'refused', order)).toBe('refused')
  expect(() => stageAfter({ stage: 'deliberating' }, 'concludeDeliberation', 'on-file', order)).toThrow()
  expect(() => stageAfter({ stage: 'deliberating' }, 'concludeDeliberation', undefined, order)).toThrow()
  expect(() => stageAfter({ stage: 'submitted' }, 'determine', undefined, order)).toThrow()
})

test.each(['submitted', 'surveying', 'on-file', 'determining'] as const)(
  'the stage %s has no next stage in the order of the policy, and asking for one throws an error',
  (stage) => {
    for (const order of ORDERS) expect(() => nextStage(stage, order, false)).toThrow()
  },
)

test('the city’s decider must differ from the county’s approver, except where the city plays the county’s part', () => {
  const county = 'PE-county' as PersonId
  const s = { stage: 'determining', countyBy: county } as unknown as CaseState
  const place = (jurisdiction: 'pengjiang' | 'direct') => ({ path: ORG.base.path, jurisdiction })
  expect(othersIn(s, place('pengjiang'), 'determine')).toEqual([county])
  expect(othersIn(s, place('direct'), 'determine')).toEqual([])
  expect(othersIn({ ...s, stage: 'on-file' }, place('pengjiang'), 'redetermine')).toEqual([])
})

test('every action done from a case has a call', () => {
  const called = new Set((Object.values(CALLS) as CallSpec[]).map(({ action }) => action))
  expect(ACTIONS.filter((action) => stepOf(action).elsewhere !== true && !called.has(action))).toEqual([])
})

import type { CaseId, OrgId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { loadMeeting, saveMeeting } from '@src/base/deliberation/meeting'
import { useMeeting } from '@src/base/deliberation/use-meeting'
import { aPolicy } from '@test/support/policy'
import { act, renderHook } from '@testing-library/react'
import { cloud } from '../support/gateway'
import { aHousehold } from './households'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const today = plainDate('2026-03-12')
const org = 'OR-base01' as OrgId
const [one, two] = ['CA-first1', 'CA-second'].map((id, at) => aHousehold({ id: id as CaseId, version: 4 + at }))
const members = ['甲', '乙', '丙'].map((name) => ({ name }))
const yes = { kin: [], verdict: 'yes' as const, votes: { for: 3, against: 0, abstain: 0 } }

/** Three members are present, and both households are answered. */
const held = () => {
  saveMeeting(org, {
    ...{ on: today, heldOn: today, place: '三楼', chair: '甲', ballot: 'open', kinAsked: true, cases: [] },
    present: ['甲', '乙', '丙'],
    answers: { [one?.id ?? '']: yes, [two?.id ?? '']: yes },
  })
  const reload = jest.fn(() => Promise.resolve())
  const { result } = renderHook(() => useMeeting({ org, members, today, policy: aPolicy(), reload }))
  const households = [one, two].flatMap((household) => household ?? [])
  return { result, reload, households, record: () => act(() => result.current.record(households)) }
}
const sent = () =>
  cloud.calls('deliberation.conclude').map(([input, options]) => [input.chair, options?.caseId, options?.version])

test('all answered households are recorded by one tap, each with the version that was on the screen', async () => {
  cloud.answers('deliberation.conclude', { caseId: one?.id as never, version: 9, stage: 'to-post' })
  const { result, households, record, reload } = held()
  expect(households.every(result.current.isReady)).toBe(true)
  await record()
  expect(sent()).toEqual([
    ['甲', 'CA-first1', 4],
    ['甲', 'CA-second', 5],
  ])
  expect(result.current.meeting.cases).toEqual(['CA-first1', 'CA-second'])
  expect(loadMeeting(org, today).cases).toEqual(['CA-first1', 'CA-second'])
  expect(reload).toHaveBeenCalledTimes(1)
})

test('a household that a colleague has recorded meanwhile is refused, and the others are recorded', async () => {
  cloud.answers('deliberation.conclude', (_input, options) =>
    options?.caseId === one?.id
      ? refuse('STALE_VERSION')
      : ok({ caseId: two?.id as never, version: 9, stage: 'to-post' }),
  )
  const { result, record } = held()
  await record()
  expect(result.current.meeting.cases).toEqual(['CA-second'])
  expect(result.current.refusals['CA-first1']?.code).toBe('STALE_VERSION')
})

test('a second tap while the first is being recorded sends nothing', async () => {
  cloud.answers('deliberation.conclude', { caseId: one?.id as never, version: 9, stage: 'to-post' })
  const { result, households } = held()
  const before = sent().length
  await act(async () => {
    await Promise.all([result.current.record(households), result.current.record(households)])
  })
  expect(sent().length - before).toBe(2)
})

test('a new name on the committee is absent until somebody marks it present', () => {
  cloud.answers('committee.change', {} as never)
  const { result, households } = held()
  act(() => result.current.add(['丁']))
  expect(result.current.members.map(({ name }) => name)).toContain('丁')
  const [household] = households
  if (household === undefined) throw new Error('there are households')
  const seat = result.current.stateOf(household).sitting.seats.find(({ name }) => name === '丁')
  expect(seat?.present).toBe(false)
})

import type { PersonId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { gapsOf, judge, minutesOf, reasonsFor, type Sitting, seatOf, tallyOf } from '@src/base/deliberation/draft'
import { refusalText } from '@src/text'
import { aPolicy } from '@test/support/policy'
import { aView } from './case-view'

const surveyor = 'PE-officer1' as PersonId
const view = aView({
  surveyors: ['子', '丑'],
  survey: {
    visitedOn: '2026-03-10',
    visitedAt: '10:30',
    place: 'home',
    surveyors: [surveyor, 'PE-officer2'],
    incomes: [],
    expenditures: [],
    notImputed: {},
    living: '两居室',
    causeConfirmed: true,
    remark: '',
    photos: ['FI-photo001'],
    surveyorSignatures: ['FI-sign0002', 'FI-sign0003'],
    applicantSignature: 'FI-sign0004',
  },
})
const today = plainDate('2026-03-12')
const seats = ['一', '二', '三', '四'].map((name) => ({ ...seatOf({ name }, view), present: true }))
const aSitting = (over: Partial<Sitting> = {}): Sitting => ({
  heldOn: today,
  place: '会议室',
  chair: '一',
  seats: [{ ...seatOf({ name: '子', person: surveyor }, view) }, ...seats],
  votes: { for: 3, against: 1, abstain: 0 },
  ballot: 'open',
  kinAsked: true,
  authentic: true,
  compliant: true,
  reasons: '同意上报',
  minutes: '',
  ...over,
})
const at = { today, policy: aPolicy() }

test('a surveyor of the case is recused, recognised by account or by name', () => {
  expect(seatOf({ name: '子', person: surveyor }, view).recused).toBe(true)
  expect(seatOf({ name: '丑' }, view).recused).toBe(true)
  expect(seatOf({ name: '一' }, view).recused).toBe(false)
})

test('the form shows the same conclusion that the cloud will reach', () => {
  expect(judge(aSitting(), view, at)).toEqual({ ok: true, value: 'endorsed' })
  expect(judge(aSitting({ votes: { for: 1, against: 3, abstain: 0 } }), view, at)).toEqual({
    ok: true,
    value: 'declined',
  })
})

test('inconsistent votes and a missing quorum are reported before sending', () => {
  expect(judge(aSitting({ votes: { for: 3, against: 0, abstain: 0 } }), view, at)).toMatchObject({
    refusal: { code: 'VOTES_INCONSISTENT' },
  })
  const absent = aSitting().seats.map((seat) => ({ ...seat, present: false }))
  const judged = judge(aSitting({ seats: absent }), view, at)
  expect(judged).toMatchObject({ refusal: { code: 'QUORUM_NOT_MET' } })
  expect(judged.ok ? '' : refusalText(judged.refusal)).toBe('到会人数不够，至少要 3 人，评议不能作数')
})

test('recused members are not counted among the entitled', () => {
  expect(tallyOf(aSitting(), at.policy)).toMatchObject({ voting: 4, present: 4, cast: 4 })
})

test('the suggested reasons follow the judgement, and the minutes name everybody and the ballot', () => {
  expect(reasonsFor(aSitting({ authentic: false }), undefined)).toContain('不符')
  const minutes = minutesOf(aSitting(), 'endorsed')
  for (const word of ['会议室', '一、二、三、四', '子（参加了入户调查）', '同意 3 票', '同意上报'])
    expect(minutes).toContain(word)
  expect(minutes).toContain('举手表决：同意 3 票')
  expect(minutesOf(aSitting({ ballot: 'secret' }), 'endorsed')).toContain('无记名投票：同意 3 票')
})

test('a recusal requires a reason', () => {
  const [one, ...rest] = aSitting().seats
  expect(gapsOf(aSitting())).toEqual([])
  expect(gapsOf(aSitting({ seats: one === undefined ? [] : [{ ...one, recusedBecause: '' }, ...rest] }))).toEqual([
    'recusalReason',
  ])
})

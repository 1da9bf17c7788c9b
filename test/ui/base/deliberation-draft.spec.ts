import type { PersonId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { fullRecord, gapsOf, judge, reasonsFor, type Sitting, seatOf } from '@src/base/deliberation/draft'
import { refusalText } from '@src/text'
import { aPolicy } from '@test/support/policy'
import { aHousehold } from './households'

const surveyor = 'PE-officer1' as PersonId
const household = aHousehold({ surveyors: [surveyor, 'PE-officer2' as PersonId], surveyorNames: ['子', '丑'] })
const today = plainDate('2026-03-12')
const seats = ['一', '二', '三', '四'].map((name) => ({ ...seatOf({ name }, household), present: true }))
const aSitting = (over: Partial<Sitting> = {}): Sitting => ({
  heldOn: today,
  place: '会议室',
  chair: '一',
  seats: [{ ...seatOf({ name: '子', person: surveyor }, household) }, ...seats],
  votes: { for: 3, against: 1, abstain: 0 },
  ballot: 'open',
  kinAsked: true,
  verdict: 'yes',
  reasons: '同意上报',
  ...over,
})
const at = { today, policy: aPolicy() }

test('a surveyor of the case is recused, recognised by account or by name', () => {
  expect(seatOf({ name: '子', person: surveyor }, household).recused).toBe(true)
  expect(seatOf({ name: '丑' }, household).recused).toBe(true)
  expect(seatOf({ name: '一' }, household).recused).toBe(false)
})

test('the form shows the same conclusion that the cloud will reach', () => {
  expect(judge(aSitting(), household, at)).toEqual({ ok: true, value: 'endorsed' })
  expect(judge(aSitting({ votes: { for: 1, against: 3, abstain: 0 } }), household, at)).toEqual({
    ok: true,
    value: 'declined',
  })
})

test('inconsistent votes and a missing quorum are reported before sending', () => {
  expect(judge(aSitting({ votes: { for: 3, against: 0, abstain: 0 } }), household, at)).toMatchObject({
    refusal: { code: 'VOTES_INCONSISTENT' },
  })
  const absent = aSitting().seats.map((seat) => ({ ...seat, present: false }))
  const judged = judge(aSitting({ seats: absent }), household, at)
  expect(judged).toMatchObject({ refusal: { code: 'QUORUM_NOT_MET' } })
  expect(judged.ok ? '' : refusalText(judged.refusal)).toBe('到会人数不够，至少要 3 人，评议不能作数')
})

test('the suggested reasons follow the judgement, and the minutes name everybody and the ballot', () => {
  expect(reasonsFor({ verdict: 'not-authentic' }, undefined)).toContain('不符')
  const { minutes, reasons } = fullRecord(aSitting({ reasons: undefined }), 'endorsed')
  expect(reasons).toBe(reasonsFor({ verdict: 'yes' }, 'endorsed'))
  for (const word of ['会议室', '一、二、三、四', '子（参加了入户调查）', '同意 3 票', reasons])
    expect(minutes).toContain(word)
  expect(minutes).toContain('举手表决：同意 3 票')
  expect(fullRecord(aSitting({ ballot: 'secret' }), 'endorsed').minutes).toContain('无记名投票：同意 3 票')
})

test.each([
  ['yes', true, true],
  ['not-authentic', false, false],
  ['not-compliant', true, false],
] as const)('the judgement %s is recorded as authentic %s, compliant %s', (verdict, authentic, compliant) => {
  expect(fullRecord(aSitting({ verdict }), 'declined')).toMatchObject({ authentic, compliant })
})

test('a recusal requires a reason, and nothing counts as answered that nobody answered', () => {
  const [one, ...rest] = aSitting().seats
  expect(gapsOf(aSitting())).toEqual([])
  expect(gapsOf(aSitting({ seats: one === undefined ? [] : [{ ...one, recusedBecause: '' }, ...rest] }))).toEqual([
    'recusalReason',
  ])
  const nothing = { verdict: undefined, votes: {}, ballot: undefined, chair: '', kinAsked: false }
  expect(gapsOf(aSitting(nothing))).toEqual(['chair', 'ballot', 'kinAsked', 'verdict', 'votes'])
})

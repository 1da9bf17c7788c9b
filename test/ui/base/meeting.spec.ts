import type { CaseId, PersonId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { withCase } from '@src/base/deliberation/meeting'
import { beginSitting, rememberPlace } from '@src/base/deliberation/sitting'
import { aView } from './case-view'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const today = plainDate('2026-03-12')
const surveyor = { name: '子', person: 'PE-officer1' as PersonId }
const surveyedBy = (...names: string[]) =>
  aView({
    surveyors: names,
    survey: {
      visitedOn: '2026-03-10',
      visitedAt: '10:30',
      place: 'home',
      surveyors: names.includes('子') ? ['PE-officer1'] : [],
      incomes: [],
      expenditures: [],
      notImputed: {},
      living: '两居室',
      causeConfirmed: true,
      remark: '',
      photos: ['FI-photo001'],
      surveyorSignatures: [],
    },
  } as unknown as Parameters<typeof aView>[0])
const committee = ['甲', '乙', '丙'].map((name) => ({ name }))
const given = { officers: [surveyor], committee, meeting: undefined, today }
const at = { on: today, heldOn: today, place: '三楼会议室' }

test('the first household of a meeting starts with the committee of the union and with no seat marked present', () => {
  rememberPlace('二楼')
  const begun = beginSitting(surveyedBy('丁'), given)
  expect(begun).toMatchObject({ place: '二楼', chair: '', votes: { for: 0 } })
  expect(begun.seats.map(({ name, present }) => [name, present])).toEqual([
    ['子', false],
    ['甲', false],
    ['乙', false],
    ['丙', false],
  ])
})

test('the next household of a meeting keeps the attendance, recuses the surveyor of that household and starts without votes', () => {
  const meeting = { ...at, chair: '甲', present: ['子', '甲', '乙'], absent: ['丙'], cases: ['CA-first1' as CaseId] }
  const secret = { ...meeting, ballot: 'secret' as const }
  const begun = beginSitting(surveyedBy('子'), { ...given, meeting: secret })
  expect(begun).toMatchObject({
    heldOn: today,
    place: '三楼会议室',
    chair: '甲',
    ballot: 'secret',
    votes: { for: 0, against: 0 },
  })
  expect(begun.seats.map(({ name, present, recused }) => [name, present, recused])).toEqual([
    ['子', false, true],
    ['甲', true, false],
    ['乙', true, false],
    ['丙', false, false],
  ])
})

test('a chair who is recused for a household does not chair its deliberation', () => {
  const meeting = { ...at, chair: '子', present: ['子', '甲'], absent: [], cases: [] }
  expect(beginSitting(surveyedBy('子'), { ...given, meeting }).chair).toBe('')
})

test('a member who was recused for one household is present again for the next', () => {
  const one = 'CA-first1' as CaseId
  const two = 'CA-second' as CaseId
  const seat = (name: string, present: boolean, recused = false) => ({ name, present, recused, recusedBecause: '' })
  const sitting = { heldOn: today, place: ' 三楼会议室 ', chair: '甲', ballot: 'secret' as const }
  const first = withCase(
    undefined,
    { ...sitting, seats: [seat('子', true), seat('甲', true), seat('乙', false)] },
    one,
    today,
  )
  const second = withCase(
    first,
    { ...sitting, seats: [seat('子', false, true), seat('甲', true), seat('乙', true)] },
    two,
    today,
  )
  expect(second).toMatchObject({ present: ['甲', '乙', '子'], cases: [one, two], ballot: 'secret' })
  const elsewhere = withCase(second, { ...sitting, place: '食堂', seats: [seat('甲', true)] }, one, today)
  expect(elsewhere).toMatchObject({ place: '食堂', present: ['甲'], cases: [one] })
})

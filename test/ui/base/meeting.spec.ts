import type { CaseId, OrgId, PersonId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import {
  loadMeeting,
  type Meeting,
  saveMeeting,
  sittingFor,
  withAnswers,
  withCase,
} from '@src/base/deliberation/meeting'
import { saveDraft } from '@src/gateway'
import { aHousehold } from './households'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const today = plainDate('2026-03-12')
const union = 'OR-base01' as OrgId
const surveyor = { name: '子', person: 'PE-officer1' as PersonId }
const members = [surveyor, ...['甲', '乙', '丙'].map((name) => ({ name }))]
const surveyedByThem = aHousehold({ surveyors: [surveyor.person], surveyorNames: ['子'] })
const aMeeting = (over: Partial<Meeting> = {}): Meeting => ({
  ...{ on: today, heldOn: today, place: '三楼会议室', chair: '甲', present: ['子', '甲', '乙'], cases: [] },
  ...over,
})
const attendance = (meeting: Meeting, household = aHousehold()) =>
  sittingFor(meeting, household, members).seats.map(({ name, present, recused }) => [name, present, recused])

test('a meeting begins at the place of the last, with nobody present and nothing answered', () => {
  withCase(aMeeting({ place: ' 二楼 ' }), 'CA-first1' as CaseId)
  const begun = loadMeeting('OR-other1' as OrgId, today)
  expect(begun).toMatchObject({ place: '二楼', chair: '', present: [] })
  const sitting = sittingFor(begun, aHousehold(), members)
  expect(sitting).toMatchObject({ votes: {}, verdict: undefined, ballot: undefined, kinAsked: false, chair: '' })
  expect(sitting.seats.some(({ present }) => present)).toBe(false)
})

test('attendance is entered once; a surveyor is recused for their own household only', () => {
  const meeting = aMeeting()
  expect(attendance(meeting, surveyedByThem)).toEqual([
    ['子', false, true],
    ['甲', true, false],
    ['乙', true, false],
    ['丙', false, false],
  ])
  expect(attendance(meeting)[0]).toEqual(['子', true, false])
})

test('a member who declares to be kin of one household votes on the others', () => {
  const one = aHousehold({ id: 'CA-first1' as CaseId })
  const meeting = withAnswers(aMeeting(), one.id, { kin: [{ who: '乙', why: '申请人的表弟' }] })
  expect(attendance(meeting, one)[2]).toEqual(['乙', false, true])
  expect(attendance(meeting)[2]).toEqual(['乙', true, false])
})

test('a chair who is recused for a household does not preside over it; somebody present may be named', () => {
  const meeting = aMeeting({ chair: '子' })
  expect(sittingFor(meeting, surveyedByThem, members).chair).toBe('')
  const named = withAnswers(meeting, surveyedByThem.id, { chair: '乙' })
  expect(sittingFor(named, surveyedByThem, members).chair).toBe('乙')
  expect(sittingFor(named, aHousehold({ id: 'CA-other1' as CaseId }), members).chair).toBe('子')
})

test('households recorded at one place on one day are one meeting; elsewhere another begins', () => {
  const [one, two, three] = ['CA-first1', 'CA-second', 'CA-third1'] as CaseId[] as [CaseId, CaseId, CaseId]
  const second = withCase(withCase(aMeeting(), one), two)
  expect(second.cases).toEqual([one, two])
  expect(withCase({ ...second, place: '食堂' }, three).cases).toEqual([three])
})

test('the meeting is kept on the phone until the next day', () => {
  saveMeeting(union, withAnswers(aMeeting(), 'CA-first1' as CaseId, { verdict: 'yes' }))
  expect(loadMeeting(union, today).answers?.['CA-first1']).toMatchObject({ verdict: 'yes' })
  expect(loadMeeting(union, plainDate('2026-03-13'))).toMatchObject({ present: [], cases: [] })
})

test('a meeting stored by the former release goes on, with its attendance and its households', () => {
  saveDraft(`meeting:${union}`, {
    ...{
      on: today,
      heldOn: today,
      place: '三楼',
      chair: '甲',
      ballot: 'secret',
      present: ['甲', '乙'],
      absent: ['丙'],
    },
    cases: ['CA-first1'],
  })
  const kept = loadMeeting(union, today)
  expect(kept).toMatchObject({ chair: '甲', ballot: 'secret', present: ['甲', '乙'], cases: ['CA-first1'] })
  expect(withCase(kept, 'CA-second' as CaseId).cases).toEqual(['CA-first1', 'CA-second'])
})

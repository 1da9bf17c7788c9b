import type { MemberKey, PersonId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { acceptSurvey, type SurveyFrame, SurveyRecord } from '@domain/survey/survey'
import { aPolicy } from '@test/support/policy'

const [chen, lin, wang] = ['PE-chen', 'PE-lin1', 'PE-wang'] as PersonId[] as [PersonId, PersonId, PersonId]
const aRecord = (over: object = {}): SurveyRecord =>
  SurveyRecord.parse({
    visitedOn: '2026-03-05',
    visitedAt: '10:30',
    place: 'home',
    surveyors: [chen, lin],
    incomes: [{ member: 'm0', kind: 'wages', amount: 3_000_000 }],
    expenditures: [],
    notImputed: {},
    living: '住房陈旧，陈设简单',
    causeConfirmed: true,
    remark: '',
    photos: ['FI-photo1'],
    surveyorSignatures: ['FI-sign1', 'FI-sign2'],
    applicantSignature: 'FI-sign3',
    ...over,
  })
const frame: SurveyFrame = {
  today: plainDate('2026-03-06'),
  earliest: plainDate('2026-03-02'),
  fit: [chen, lin],
  members: ['m0', 'm1'] as MemberKey[],
  unsaid: 0,
  persons: 2,
}
const codeOf = (over: object, at: Partial<SurveyFrame> = {}): string => {
  const result = acceptSurvey(aRecord(over), { ...frame, ...at }, aPolicy())
  return result.ok ? 'accepted' : result.refusal.code
}

test('a survey by two officers with all signatures, a picture and a past day is accepted', () =>
  expect(codeOf({})).toBe('accepted'))
test('two accounts of one person count as one surveyor, and an open question about them blocks the survey', () => {
  expect(codeOf({}, { persons: 1 })).toBe('SURVEYORS_TOO_FEW')
  expect(codeOf({}, { persons: undefined })).toBe('PERSON_ASKED')
})
test('a survey by an officer who has not stated their identity is refused', () =>
  expect(codeOf({}, { unsaid: 1 })).toBe('PERSON_UNSAID'))
test.each([
  ['one surveyor', { surveyors: [chen] }, 'SURVEYORS_TOO_FEW'],
  ['one surveyor written twice', { surveyors: [chen, chen] }, 'SURVEYORS_TOO_FEW'],
  [
    'a third who is no officer',
    { surveyors: [chen, lin, wang], surveyorSignatures: ['FI-s111', 'FI-s222', 'FI-s333'] },
    'SURVEYOR_UNFIT',
  ],
  ['a signature missing', { surveyorSignatures: ['FI-sign1'] }, 'SIGNATURE_MISSING'],
  ['one signature for two surveyors', { surveyorSignatures: ['FI-sign1', 'FI-sign1'] }, 'SIGNATURE_MISSING'],
  [
    'an accident after the visit',
    { accident: { kind: 'injury', happenedOn: '2026-03-06', cost: 1, recovered: 0 } },
    'DATE_IN_FUTURE',
  ],
  [
    'an accident of 1880',
    { accident: { kind: 'injury', happenedOn: '1880-03-06', cost: 1, recovered: 0 } },
    'DATE_TOO_EARLY',
  ],
  [
    'more money than a household can have',
    { incomes: [1, 2].map(() => ({ member: 'm0', kind: 'wages', amount: 6_000_000_000 })) },
    'HOUSEHOLD_INCONSISTENT',
  ],
  ['the applicant neither signed nor excused', { applicantSignature: undefined }, 'SIGNATURE_MISSING'],
  ['no picture', { photos: [] }, 'SURVEY_PHOTO_MISSING'],
  ['tomorrow', { visitedOn: '2026-03-07' }, 'DATE_IN_FUTURE'],
  ['before the application', { visitedOn: '2026-03-01' }, 'DATE_TOO_EARLY'],
  ['income of a stranger', { incomes: [{ member: 'm7', kind: 'wages', amount: 1 }] }, 'HOUSEHOLD_INCONSISTENT'],
  ['a reason about a stranger', { notImputed: { m9: '照顾病人' } }, 'HOUSEHOLD_INCONSISTENT'],
])('a survey with %s is refused', (_what, over, code) => expect(codeOf(over)).toBe(code))
test('an applicant’s missing signature is accepted with a reason', () =>
  expect(codeOf({ applicantSignature: undefined, applicantNotSigned: '住院，由邻居见证' })).toBe('accepted'))

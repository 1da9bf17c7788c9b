import type { OrgId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { inventedId } from '@local/walk/identity'
import {
  countedOf,
  declarationOf,
  employerOf,
  emptyDraft,
  type FormDraft,
  maritalOf,
} from '@src/features/household-form/draft'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const today = plainDate('2026-03-10')
const member = (over: Partial<FormDraft['members'][number]> = {}): FormDraft['members'][number] => ({
  key: 'm1' as FormDraft['members'][number]['key'],
  name: '某乙',
  idNumber: '',
  healthDetail: '',
  workplace: '',
  notCountedBecause: '',
  ...over,
})
const draft = (over: Partial<FormDraft> = {}): FormDraft => ({ ...emptyDraft('某甲'), ...over })
const of = (name: string, employment: FormDraft['applicant']['employment'], employer = ''): string => {
  const empty = draft({ base: { id: 'OR-a' as OrgId, name } })
  return employerOf({ ...empty, applicant: { ...empty.applicant, employment, employer } })
}

test('the employer is the one that the union is called after, unless another was written', () => {
  expect(of('万家兴商场工会', 'employed')).toBe('万家兴商场')
  expect(of('万家兴商场工会委员会', 'migrant')).toBe('万家兴商场')
  expect(of('万家兴商场工会', 'employed', '万家兴二店')).toBe('万家兴二店')
})

test('nobody is employed by a union of many employers, and nobody without work by any', () => {
  for (const many of ['北街街道联合工会', '货车司机行业工会', '城南社区工会']) expect(of(many, 'employed')).toBe('')
  expect(of('万家兴商场工会', 'retired')).toBe('')
  expect(of('万家兴商场工会', 'flexible')).toBe('')
  expect(of('万家兴商场工会', undefined)).toBe('')
})

test('whoever has a spouse in the household is married, unless they say otherwise', () => {
  const spouse = draft({ members: [member({ relation: 'spouse' })] })
  expect(maritalOf(spouse)).toBe('married')
  expect(maritalOf({ ...spouse, applicant: { ...spouse.applicant, marital: 'divorced' } })).toBe('divorced')
  expect(maritalOf(draft({ members: [member({ relation: 'child' })] }))).toBeUndefined()
})

test('spouse, minors and pupils belong to the household by the rule; of everybody else it is asked', () => {
  const born = (day: string): string => inventedId(77, day, 'male')
  expect(countedOf(member({ relation: 'spouse' }), today)).toBe(true)
  expect(countedOf(member({ relation: 'child', idNumber: born('2008-03-11') }), today)).toBe(true)
  expect(countedOf(member({ relation: 'child', idNumber: born('2008-03-10') }), today)).toBeUndefined()
  expect(countedOf(member({ relation: 'child', idNumber: born('2005-01-01'), status: 'student' }), today)).toBe(true)
  expect(countedOf(member({ relation: 'child' }), today)).toBeUndefined()
  expect(countedOf(member({ relation: 'parent', status: 'retired' }), today)).toBeUndefined()
  expect(countedOf(member({ relation: 'spouse', counted: false }), today)).toBe(false)
  expect(declarationOf(draft(), today)).toBeUndefined()
})

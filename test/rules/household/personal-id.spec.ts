import { inconsistencies } from '@domain/household/consistency'
import { Declaration } from '@domain/household/declaration'
import { bornOn, idWords, maskedId, numberIn, OtherId, PersonalId, sexIn } from '@domain/household/personal-id'
import { agesOf } from '@domain/household/sheet-input'
import { plainDate } from '@domain/kernel/plain-date'
import { PROOFS } from '@domain/proof/index'
import { aDeclaration, aMember } from '@test/support/household'
import { anIdNumber } from '@test/support/people'

const today = plainDate('2026-03-02')
const passport = { kind: 'passport', number: 'E1234567', because: '', birthDate: '1985-06-07', sex: 'female' } as const
const baby = { kind: 'none', number: '', because: '刚出生', birthDate: '2026-02-20', sex: 'male' } as const
const household = (): Declaration =>
  Declaration.parse({
    ...aDeclaration(),
    members: [aMember(1, 1), aMember(1, 2)].map((one, i) => ({
      ...one,
      idNumber: i === 0 ? passport : baby,
      relation: i === 0 ? 'spouse' : 'child',
      status: i === 0 ? 'unemployed' : 'preschool',
    })),
    expenditures: [],
    incomes: [],
  })

test('another document needs its number, and having none needs a reason', () => {
  expect(OtherId.safeParse(passport).success).toBe(true)
  expect(OtherId.safeParse({ ...passport, number: '' }).success).toBe(false)
  expect(OtherId.safeParse({ ...passport, number: '护照' }).success).toBe(false)
  expect(OtherId.safeParse(baby).success).toBe(true)
  expect(OtherId.safeParse({ ...baby, because: ' ' }).success).toBe(false)
})

test('birth date and sex are read from an ID number, and said with another document', () => {
  const id = PersonalId.parse(anIdNumber(3, '1990-01-02', 'female'))
  expect([bornOn(id), sexIn(id)]).toEqual(['1990-01-02', 'female'])
  const other = PersonalId.parse(passport)
  expect([bornOn(other), sexIn(other)]).toEqual(['1985-06-07', 'female'])
})

test('it is printed with its kind, and masked down to the last two signs', () => {
  const [other, none] = [PersonalId.parse(passport), PersonalId.parse(baby)]
  expect([idWords(other), maskedId(other)]).toEqual(['外国护照 E1234567', '外国护照 ***67'])
  expect([idWords(none), maskedId(none)]).toEqual(['暂无证件 刚出生', '暂无证件'])
})

test('the same number of two kinds of document is not one person', () => {
  expect(numberIn(OtherId.parse(passport))).not.toBe(numberIn(OtherId.parse({ ...passport, kind: 'taiwan' })))
  expect(numberIn(OtherId.parse({ ...passport, number: 'e1234567' }))).toBe(numberIn(OtherId.parse(passport)))
})

test('a household with a spouse with a passport and a newborn is consistent, and the rules know their ages', () => {
  expect(inconsistencies(household(), today)).toEqual([])
  expect(agesOf(household(), today)).toEqual({ adults: ['m0', 'm1'], minors: ['m2'] })
})

test('two newborns without a number are two persons, and one passport twice is noticed', () => {
  const { members, ...rest } = household()
  const [spouse, child] = members
  if (spouse === undefined || child === undefined) throw new Error('a household of three')
  const twins = [child, { ...child, key: 'm3' as typeof child.key }]
  expect(inconsistencies({ ...rest, members: twins }, today)).toEqual([])
  const twice = [spouse, { ...spouse, key: 'm3' as typeof child.key, relation: 'sibling' as const }]
  expect(inconsistencies({ ...rest, members: twice }, today)).toEqual([
    { at: 'members.1.idNumber', rule: 'id-number-repeated' },
  ])
})

test('of a passport the page with the name is photographed; nobody is asked for a page of a register they do not stand in', () => {
  expect(PROOFS.idCard.slots(household(), today)).toEqual([
    { part: 'portrait', member: 'm0' },
    { part: 'emblem', member: 'm0' },
    { part: 'own-page', member: 'm1' },
  ])
  expect(PROOFS.householdRegister.slots(household(), today)).toEqual([
    { part: 'holder' },
    { part: 'own-page', member: 'm0' },
  ])
})

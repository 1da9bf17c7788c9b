import { agesOf, sheetInputOf } from '@domain/household/sheet-input'
import { yuan } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { aDeclaration } from '@test/support/household'

const today = plainDate('2026-03-02')

test('a declaration is converted to the input of the calculation, with surveyed figures replacing declared ones', () => {
  const declaration = aDeclaration()
  expect(sheetInputOf(declaration, undefined, today)).toMatchObject({
    incomes: declaration.incomes,
    members: [
      { key: 'm0', able: false, status: 'employed', birthDate: '1980-05-01', sex: 'male' },
      { key: 'm1', able: true, status: 'flexible', sex: 'female' },
      { key: 'm2', status: 'student', schoolStage: 'senior' },
    ],
  })
  const incomes = [{ member: 'm0' as MemberKey, kind: 'wages' as const, amount: yuan(70_000) }]
  expect(sheetInputOf(declaration, { incomes, expenditures: [] }, today)).toMatchObject({ incomes, expenditures: [] })
})

describe('the facts about a person that the calculation needs:', () => {
  const declared = aDeclaration()

  test.each([
    ['employed', 'employed'],
    ['flexible', 'flexible'],
    ['laid-off', 'unemployed'],
    ['retired', 'retired'],
    ['migrant', 'employed'],
  ] as const)('an applicant who is %s counts as %s', (employment, status) => {
    const { members } = sheetInputOf(
      { ...declared, applicant: { ...declared.applicant, employment } },
      undefined,
      today,
    )
    expect(members[0]).toMatchObject({ key: 'm0', counted: true, status })
  })

  test.each([
    ['good', 'flexible', true],
    ['chronic', 'unemployed', true],
    ['serious-illness', 'flexible', false],
    ['disabled', 'flexible', false],
    ['good', 'unable', false],
    ['disabled', 'unable', false],
  ] as const)('a member in the health %s with the status %s can work: %s', (health, status, able) => {
    const [first, ...rest] = declared.members
    const household = { ...declared, members: [{ ...(first as NonNullable<typeof first>), health, status }, ...rest] }
    expect(sheetInputOf(household, undefined, today).members[1]?.able).toBe(able)
  })

  test('an accident is taken from the survey where the survey found one, otherwise from the declaration', () => {
    const accident = { kind: 'injury' as const, happenedOn: today, cost: yuan(10), recovered: yuan(1) }
    const costlier = { ...accident, cost: yuan(20) }
    const struck = { ...declared, accident }
    const found = { incomes: [], expenditures: [] }
    expect(sheetInputOf(struck, undefined, today).accident).toEqual(accident)
    expect(sheetInputOf(struck, found, today).accident).toEqual(accident)
    expect(sheetInputOf(struck, { ...found, accident: costlier }, today).accident).toEqual(costlier)
    expect(sheetInputOf(declared, { ...found, accident: costlier }, today).accident).toEqual(costlier)
  })

  test('the survey says for whom no wage is imputed', () => {
    const found = { incomes: [], expenditures: [] }
    expect(sheetInputOf(declared, found, today)).not.toHaveProperty('notImputed')
    const notImputed = { m1: '照顾卧床老人' }
    expect(sheetInputOf(declared, { ...found, notImputed }, today)).toMatchObject({ day: today, notImputed })
  })

  test('the child of the household is of age on its eighteenth birthday', () => {
    expect(agesOf(declared, plainDate('2027-09-08'))).toEqual({ adults: ['m0', 'm1'], minors: ['m2'] })
    expect(agesOf(declared, plainDate('2027-09-09'))).toEqual({ adults: ['m0', 'm1', 'm2'], minors: [] })
  })
})

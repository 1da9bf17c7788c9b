import { Declaration, personOf, RevealField, SealedDeclaration, ShownDeclaration } from '@domain/household/declaration'
import { Sheet, SheetRule } from '@domain/household/sheet'
import * as words from '@domain/household/words'
import { yuan } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { aDeclaration, aMember } from '@test/support/household'

const HARDSHIP = ['severe', 'relative', 'accident']
const WORDS: readonly (readonly [string, readonly string[]])[] = [
  ['Sex', ['male', 'female']],
  ['Residence', ['urban-local', 'rural-local', 'urban-elsewhere', 'rural-elsewhere']],
  ['Marital', ['single', 'married', 'divorced', 'widowed']],
  ['Employment', ['employed', 'flexible', 'laid-off', 'retired', 'migrant']],
  [
    'Sector',
    ['manufacturing', 'construction', 'transport', 'services', 'education', 'health', 'public', 'agriculture', 'other'],
  ],
  ['Health', ['good', 'chronic', 'serious-illness', 'disabled']],
  ['Insurance', ['employee', 'resident', 'none']],
  ['Cause', ['illness', 'schooling', 'disability', 'sudden-event', 'accident', 'job-loss', 'other']],
  ['HousingKind', ['own', 'rented', 'public-rental', 'employer', 'relatives', 'self-built']],
  ['HomeKind', ['commercial', 'self-built', 'public-rental', 'shop', 'other']],
  ['VehicleKind', ['car', 'truck', 'motorcycle', 'disability-aid', 'other']],
  ['Relation', ['spouse', 'child', 'parent', 'grandparent', 'grandchild', 'sibling', 'other']],
  ['MemberStatus', ['employed', 'flexible', 'unemployed', 'retired', 'student', 'preschool', 'unable']],
  [
    'SchoolStage',
    ['kindergarten', 'primary', 'junior', 'senior', 'vocational', 'junior-college', 'bachelor', 'postgraduate'],
  ],
  [
    'IncomeKind',
    [
      'wages',
      'bonus',
      'allowance',
      'business',
      'support',
      'pension',
      'resident-pension',
      'unemployment',
      'survivor',
      'compensation',
      'interest',
      'dividend',
      'collective',
      'expropriation',
      'rent',
      'gift',
      'union-aid',
      'festival-aid',
    ],
  ],
  ['RigidKind', ['illness', 'schooling', 'disability', 'sudden-event', 'accident', 'other']],
  ['AccidentKind', ['illness', 'injury', 'disaster', 'death', 'other']],
  ['HardshipClass', HARDSHIP],
]

const lists: Readonly<Record<string, { readonly options: readonly string[] }>> = { ...words }

describe('what households declared in earlier years stays readable:', () => {
  test.each(WORDS)('every word of the list %s', (list, known) => expect(lists[list]?.options).toEqual(known))

  test('every list is in this test', () => {
    expect(WORDS.map(([list]) => list).sort()).toEqual(Object.keys(lists).sort())
  })

  test('the fields that can be revealed', () =>
    expect(RevealField.options).toEqual([
      'name',
      'idNumber',
      'healthDetail',
      'mobile',
      'registeredAddress',
      'presentAddress',
      'workplace',
      'account',
    ]))
})

/** A household with something in every field. */
const full = aDeclaration({
  property: {
    homes: [{ kind: 'commercial', squareMetres: 88 }],
    vehicles: [{ kind: 'car', boughtIn: 2015 }],
    other: '股票少许',
  },
  accident: { kind: 'injury', happenedOn: plainDate('2026-01-05'), cost: yuan(30_000), recovered: yuan(5000) },
})

/** The household as it is stored or shown: the leaves in another form, all other fields as declared. */
const inOtherForm = (leaf: (text: string) => unknown, spoken: (text: string) => unknown) => {
  const person = <P extends { name: string; health: string; healthDetail: string }>(one: P) => ({
    ...one,
    name: leaf(one.name),
    healthDetail: leaf(one.healthDetail),
    health: spoken(one.health),
  })
  const { applicant, members, account } = full
  return {
    ...full,
    applicant: {
      ...person(applicant),
      mobile: leaf(applicant.mobile),
      registeredAddress: leaf(applicant.registeredAddress),
      presentAddress: leaf(applicant.presentAddress),
      story: spoken(applicant.story),
      otherAid: spoken(applicant.otherAid),
    },
    members: members.map((member) => ({
      ...person(member),
      workplace: leaf(member.workplace),
      notCountedBecause: spoken(member.notCountedBecause),
    })),
    ...(account === undefined ? {} : { account: { ...account, number: leaf(account.number) } }),
  }
}
type InOtherForm = ReturnType<typeof inOtherForm>
const withIds = (form: InOtherForm, idNumber: unknown) => ({
  ...form,
  applicant: { ...form.applicant, idNumber },
  members: form.members.map((member) => ({ ...member, idNumber })),
})

describe('a household keeps every field', () => {
  test('as it is declared', () => expect(Declaration.parse(full)).toStrictEqual(full))

  test('as it is stored, with what is sensitive sealed', () => {
    const sealed = withIds(
      inOtherForm(
        () => ({ sealed: 'cipher', shown: '某**' }),
        () => ({ sealed: 'cipher' }),
      ),
      { sealed: 'cipher', shown: '0***', hash: 'keyed-hash' },
    )
    expect(SealedDeclaration.parse(sealed)).toStrictEqual(sealed)
    expect(SealedDeclaration.safeParse(full).success).toBe(false)
  })

  test('as it is shown, with what is sensitive masked', () => {
    const shown = withIds(
      inOtherForm(
        () => '某**',
        (text) => text,
      ),
      '0***',
    )
    expect(ShownDeclaration.parse(shown)).toStrictEqual(shown)
  })
})

describe('a declaration is refused with', () => {
  const { applicant, property } = full
  const home = { kind: 'commercial', squareMetres: 88 }
  const car = { kind: 'car', boughtIn: 2015 }
  const flat = (squareMetres: number) => ({
    ...full,
    applicant: { ...applicant, housing: { kind: 'rented', squareMetres } },
  })
  const homes = (...list: object[]) => ({ ...full, property: { ...property, homes: list } })
  const vehicles = (...list: object[]) => ({ ...full, property: { ...property, vehicles: list } })
  const members = (count: number) => ({ ...full, members: Array.from({ length: count }, (_, i) => aMember(1, i + 1)) })
  const lines = (name: 'incomes' | 'expenditures', count: number) => ({
    ...full,
    [name]: Array.from({ length: count }, () => full[name][0]),
  })
  const causes = (count: number) => ({
    ...full,
    applicant: { ...applicant, otherCauses: Array.from({ length: count }, () => 'illness') },
  })

  test.each<[string, object, object]>([
    ['a dwelling of no size', flat(1), flat(0)],
    ['a dwelling like a hall', flat(2000), flat(2001)],
    ['a home of no size', homes({ ...home, squareMetres: 1 }), homes({ ...home, squareMetres: 0 })],
    ['a home like a hall', homes({ ...home, squareMetres: 5000 }), homes({ ...home, squareMetres: 5001 })],
    ['eleven homes', homes(...Array(10).fill(home)), homes(...Array(11).fill(home))],
    ['a car of 1979', vehicles({ ...car, boughtIn: 1980 }), vehicles({ ...car, boughtIn: 1979 })],
    ['a car of 2101', vehicles({ ...car, boughtIn: 2100 }), vehicles({ ...car, boughtIn: 2101 })],
    ['eleven vehicles', vehicles(...Array(10).fill(car)), vehicles(...Array(11).fill(car))],
    ['sixteen members', members(15), members(16)],
    ['sixty-one lines of income', lines('incomes', 60), lines('incomes', 61)],
    ['sixty-one lines of expenditure', lines('expenditures', 60), lines('expenditures', 61)],
    ['seven other causes', causes(6), causes(7)],
  ])('%s', (_what, most, more) => {
    expect(Declaration.safeParse(most).success).toBe(true)
    expect(Declaration.safeParse(more).success).toBe(false)
  })
})

test('a person of a household is found by key', () => {
  expect(personOf(full, 'm0' as MemberKey)).toBe(full.applicant)
  expect(personOf(full, 'm2' as MemberKey)).toBe(full.members[1])
  expect(personOf(full, 'm9' as MemberKey)).toBeUndefined()
})

test('a stored calculation stays readable, with every class, rule and kind of line', () => {
  expect(SheetRule.options).toEqual([
    'income-counted',
    'income-not-counted',
    'income-imputed',
    'rigid-counted',
    'rigid-compulsory-schooling',
  ])
  const line = { member: 'm1', side: 'income', kind: 'wages', amount: 6_000_000, counted: true, rule: 'income-counted' }
  const sheet = {
    policyVersion: 'test-1',
    day: '2026-03-02',
    lines: [
      line,
      { ...line, kind: 'imputed', rule: 'income-imputed' },
      { ...line, side: 'rigid', kind: 'illness', rule: 'rigid-counted' },
    ],
    income: 12_000_000,
    rigid: 6_000_000,
    members: 3,
    net: 6_000_000,
    perHead: 166_667,
    lowIncome: 100_000,
    relativeLine: 200_000,
    accident: { loss: 1, income: 2, percent: 80, exceeds: false },
    nearLine: false,
  }
  for (const byIncome of [...HARDSHIP, 'none'])
    for (const result of [...HARDSHIP, 'none']) {
      const stored = { ...sheet, byIncome, result }
      expect(Sheet.parse(stored)).toStrictEqual(stored)
    }
})

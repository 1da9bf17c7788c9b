import type { IncomeLine, RigidLine } from '@domain/household/declaration'
import { netIncomeSheet, type Sheet, type SheetInput, type SheetMember } from '@domain/household/sheet'
import { type Fen, fen, yuan } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { areaOf, type Lines } from '@domain/policy/policy'
import { aPolicy } from '@test/support/policy'
import fc from 'fast-check'

const today = plainDate('2026-03-02')
const policy = aPolicy()
const { lines } = areaOf(policy, 'pengjiang')

const person = (key: string, over: Partial<SheetMember> = {}): SheetMember => ({
  key: key as MemberKey,
  counted: true,
  birthDate: plainDate('1980-05-01'),
  sex: 'male',
  status: 'employed',
  able: true,
  ...over,
})
const earns = (amount: Fen, kind: IncomeLine['kind'] = 'wages', member = 'm0'): IncomeLine => ({
  member: member as MemberKey,
  kind,
  amount,
})
const pays = (amount: Fen, kind: RigidLine['kind'] = 'illness', member = 'm0'): RigidLine => ({
  member: member as MemberKey,
  kind,
  amount,
})

const spouse = person('m1', { sex: 'female', status: 'flexible' })
const student = person('m2', { birthDate: plainDate('2009-09-09'), status: 'student', schoolStage: 'senior' })
const household = (over: Partial<SheetInput>): SheetInput => ({
  day: today,
  members: [person('m0'), spouse, student],
  incomes: [earns(yuan(60_000))],
  expenditures: [],
  ...over,
})
const sheet = (over: Partial<SheetInput>, by: Partial<Lines> = {}): Sheet =>
  netIncomeSheet(household(over), { ...lines, ...by }, policy)

describe('the vectors of the rule book (L = 1,000.00 a month, k = 2, operator <, imputed wage 1,800.00)', () => {
  const couple = [person('m0'), spouse]
  const jobless = person('m1', { sex: 'female', status: 'unemployed' })
  const line = { incomes: [earns(yuan(36_000))] }

  test.each([
    [
      'worker, spouse, student',
      { expenditures: [pays(yuan(24_000)), pays(yuan(6000), 'schooling', 'm2')] },
      83_333,
      'severe',
    ],
    ['the same, healthy', { expenditures: [pays(yuan(6000), 'schooling', 'm2')] }, 150_000, 'relative'],
    ['a couple', { members: couple }, 250_000, 'none'],
    ['rigid above income', { incomes: [earns(yuan(40_000))], expenditures: [pays(yuan(55_000))] }, -41_667, 'severe'],
    ['exactly on the line', line, 100_000, 'relative'],
    ['spouse able and jobless', { members: [person('m0'), jobless], incomes: [earns(yuan(30_000))] }, 215_000, 'none'],
  ] as const)('%s', (_family, over, perHead, byIncome) => {
    expect(sheet(over)).toMatchObject({ perHead, byIncome })
  })

  test('an income exactly on the line is severe if the policy says “at most”', () => {
    expect(sheet(line, { operator: 'at-most' })).toMatchObject({ perHead: 100_000, byIncome: 'severe' })
  })

  test('a loss per head is rounded to the nearest fen: −416.666… becomes −416.67', () => {
    const loss = sheet({ incomes: [earns(yuan(40_000))], expenditures: [pays(yuan(55_000))] })
    expect(loss).toMatchObject({ net: -1_500_000, members: 3, perHead: -41_667 })
  })

  test('a jobless couple is relative without an imputed wage, and an imputed wage is shown as a separate line', () => {
    const over = { members: [person('m0'), jobless], incomes: [earns(yuan(30_000))] }
    expect(sheet({ ...over, notImputed: { m1: '照顾卧床老人' } })).toMatchObject({
      perHead: 125_000,
      byIncome: 'relative',
    })
    expect(sheet(over).lines.filter(({ rule }) => rule === 'income-imputed')).toEqual([
      { member: 'm1', side: 'income', kind: 'imputed', amount: 2_160_000, counted: true, rule: 'income-imputed' },
    ])
  })
})

describe('counted amounts', () => {
  test.each(['resident-pension', 'festival-aid'] as const)('the income %s is shown but not counted', (kind) => {
    const shown = sheet({ incomes: [earns(yuan(60_000)), earns(yuan(2400), kind)] })
    expect(shown.income).toBe(6_000_000)
    expect(shown.lines.find((line) => line.kind === kind)).toMatchObject({ counted: false, rule: 'income-not-counted' })
  })

  test('union aid within the period is counted as income', () => {
    expect(sheet({ incomes: [earns(yuan(60_000)), earns(yuan(3000), 'union-aid')] }).income).toBe(6_300_000)
  })

  test.each([
    ['primary', false],
    ['junior', false],
    ['senior', true],
    ['bachelor', true],
    ['kindergarten', true],
  ] as const)('schooling at %s counts as rigid: %s', (schoolStage, counts) => {
    const members = [person('m0'), spouse, { ...student, schoolStage }]
    const shown = sheet({ members, expenditures: [pays(yuan(6000), 'schooling', 'm2')] })
    expect(shown.rigid).toBe(counts ? 600_000 : 0)
  })

  test('a member who is not counted adds neither a head nor income nor cost', () => {
    const members = [person('m0'), { ...spouse, counted: false }, student]
    const shown = sheet({
      members,
      incomes: [earns(yuan(60_000)), earns(yuan(90_000), 'wages', 'm1')],
      expenditures: [pays(yuan(9000), 'illness', 'm1')],
    })
    expect(shown).toMatchObject({ members: 2, income: 6_000_000, rigid: 0 })
  })

  test.each([
    ['a student', { status: 'student' as const }],
    ['one seriously ill', { status: 'unemployed' as const, able: false }],
    ['one of fifteen', { status: 'unemployed' as const, birthDate: plainDate('2010-06-01') }],
    [
      'a woman of fifty-five',
      { status: 'unemployed' as const, sex: 'female' as const, birthDate: plainDate('1971-03-02') },
    ],
    ['a woman of fifty', { status: 'unemployed' as const, sex: 'female' as const, birthDate: plainDate('1976-03-02') }],
    ['a man of sixty', { status: 'unemployed' as const, birthDate: plainDate('1966-03-02') }],
    ['one not counted', { status: 'unemployed' as const, counted: false }],
  ])('no wage is imputed to %s', (_who, over) => {
    const shown = sheet({ members: [person('m0'), person('m1', over)] })
    expect(shown.lines.some(({ rule }) => rule === 'income-imputed')).toBe(false)
  })

  test.each([
    ['on the day before the sixtieth birthday of a man', 'male', '1966-03-03'],
    ['on the day before the fiftieth birthday of a woman', 'female', '1976-03-03'],
    ['on the sixteenth birthday', 'male', '2010-03-02'],
  ] as const)('a wage is imputed %s', (_day, sex, born) => {
    const shown = sheet({
      members: [person('m0'), person('m1', { status: 'unemployed', sex, birthDate: plainDate(born) })],
    })
    expect(shown.lines.some(({ rule }) => rule === 'income-imputed')).toBe(true)
  })
})

describe('each line names its rule:', () => {
  const rules = (over: Partial<SheetInput>) => sheet(over).lines.map(({ kind, counted, rule }) => [kind, counted, rule])

  test('income', () =>
    expect(rules({ incomes: [earns(yuan(1)), earns(yuan(1), 'festival-aid')] })).toEqual([
      ['wages', true, 'income-counted'],
      ['festival-aid', false, 'income-not-counted'],
    ]))

  test('costs: only the schooling of a pupil of compulsory school does not count', () => {
    const members = [person('m0'), { ...student, schoolStage: 'primary' as const }]
    const expenditures = [
      pays(yuan(1), 'schooling', 'm2'),
      pays(yuan(1), 'illness', 'm2'),
      pays(yuan(1), 'schooling', 'm0'),
    ]
    expect(rules({ members, incomes: [], expenditures })).toEqual([
      ['schooling', false, 'rigid-compulsory-schooling'],
      ['illness', true, 'rigid-counted'],
      ['schooling', true, 'rigid-counted'],
    ])
  })
})

test('the sheet states the lines it was compared with, and nothing of an accident where there is none', () => {
  const shown = sheet({ incomes: [], expenditures: [] })
  expect(shown).toMatchObject({ policyVersion: 'test-1', day: '2026-03-02', lowIncome: 100_000, relativeLine: 200_000 })
  expect(shown).not.toHaveProperty('accident')
  expect(Object.is(shown.perHead, 0)).toBe(true)
})

test('“at most” does not include who is above the line', () =>
  expect(sheet({ incomes: [earns(yuan(90_000))] }, { operator: 'at-most' })).toMatchObject({ byIncome: 'none' }))

test('nobody counted is no household', () =>
  expect(() => sheet({ members: [{ ...spouse, counted: false }] })).toThrow(
    'a household has at least one counted member',
  ))

describe('意外致困 (the class “accident”)', () => {
  const rich = { members: [person('m0')], incomes: [earns(yuan(60_000))] }

  test.each([
    ['exactly 80 per cent', 48_000, 0, false],
    ['a yuan more', 48_001, 0, true],
    ['insurance paid the rest', 60_000, 20_000, false],
    ['more was recovered than lost', 10_000, 30_000, false],
  ])(
    '%s, with a cost of %s yuan, is compared with the limit of 80 per cent of the income',
    (_what, cost, recovered, exceeds) => {
      const shown = sheet({ ...rich, accident: { cost: yuan(cost), recovered: yuan(recovered) } })
      expect(shown.accident?.exceeds).toBe(exceeds)
      expect(shown.result).toBe(exceeds ? 'accident' : 'none')
    },
  )

  test('a household that is severe by income is severe, even with a large loss', () => {
    const shown = sheet({ incomes: [earns(yuan(6000))], accident: { cost: yuan(90_000), recovered: yuan(0) } })
    expect(shown).toMatchObject({ byIncome: 'severe', result: 'severe' })
  })
})

test.each([
  ['on the line', 36_000, true],
  ['one per cent below', 35_640, true],
  ['a little further', 35_600, false],
  ['one per cent above', 36_360, true],
  ['near the upper line', 72_700, true],
  ['far from both', 54_000, false],
])(
  '%s, with an income of %s yuan: the sheet is flagged as near the line only within one per cent of the line',
  (_what, income, near) => {
    expect(sheet({ incomes: [earns(yuan(income))] }).nearLine).toBe(near)
  },
)

describe('properties of the calculation', () => {
  const rank = { severe: 0, relative: 1, accident: 2, none: 3 } as const
  const money = fc.oneof(
    fc.integer({ min: 0, max: 12_000_000 }),
    fc.constantFrom(3_600_000, 7_200_000, 3_600_001, 3_599_999), // values at the lines of a household of three must be common
  )

  test('more income never leads to a poorer class', () => {
    fc.assert(
      fc.property(money, money, money, (income, rigid, more) => {
        const over = { expenditures: [pays(fen(rigid))] }
        const before = sheet({ ...over, incomes: [earns(fen(income))] })
        const after = sheet({ ...over, incomes: [earns(fen(income)), earns(fen(more), 'gift')] })
        expect(rank[after.byIncome]).toBeGreaterThanOrEqual(rank[before.byIncome])
      }),
    )
  })

  test('more rigid expenditure never leads to a richer class', () => {
    fc.assert(
      fc.property(money, money, money, (income, rigid, more) => {
        const incomes = [earns(fen(income))]
        const before = sheet({ incomes, expenditures: [pays(fen(rigid))] })
        const after = sheet({ incomes, expenditures: [pays(fen(rigid)), pays(fen(more), 'disability', 'm1')] })
        expect(rank[after.byIncome]).toBeLessThanOrEqual(rank[before.byIncome])
      }),
    )
  })

  test('a further member without income never leads to a richer class if the household has an income', () => {
    fc.assert(
      fc.property(money, (income) => {
        const before = sheet({ incomes: [earns(fen(income))] })
        const members = [...household({}).members, person('m3', { status: 'preschool', able: false })]
        const after = sheet({ members, incomes: [earns(fen(income))] })
        expect(rank[after.byIncome]).toBeLessThanOrEqual(rank[before.byIncome])
      }),
    )
  })

  test('the operator “at most” includes every household that “below” includes', () => {
    fc.assert(
      fc.property(money, money, (income, rigid) => {
        const over = { incomes: [earns(fen(income))], expenditures: [pays(fen(rigid))] }
        const [below, atMost] = [sheet(over), sheet(over, { operator: 'at-most' })]
        expect(rank[atMost.byIncome]).toBeLessThanOrEqual(rank[below.byIncome])
      }),
    )
  })

  test('the order of lines and members does not change the totals or the class', () => {
    fc.assert(
      fc.property(fc.array(money, { minLength: 1, maxLength: 6 }), (amounts) => {
        const incomes = amounts.map((amount) => earns(fen(amount)))
        const [one, other] = [sheet({ incomes }), sheet({ incomes: [...incomes].reverse() })]
        expect({ ...other, lines: [] }).toEqual({ ...one, lines: [] })
      }),
    )
  })

  test('the totals are the sums of the counted lines', () => {
    fc.assert(
      fc.property(money, money, money, (wages, pension, illness) => {
        const shown = sheet({
          incomes: [earns(fen(wages)), earns(fen(pension), 'resident-pension', 'm1')],
          expenditures: [pays(fen(illness))],
        })
        const sum = (side: 'income' | 'rigid') =>
          shown.lines
            .filter((line) => line.side === side && line.counted)
            .reduce((total, line) => total + line.amount, 0)
        expect(shown).toMatchObject({ income: sum('income'), rigid: sum('rigid'), net: sum('income') - sum('rigid') })
      }),
    )
  })
})

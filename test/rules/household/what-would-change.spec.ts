import type { IncomeLine } from '@domain/household/declaration'
import { netIncomeSheet, type SheetInput, type SheetMember } from '@domain/household/sheet'
import { afterEvent, type ChangeEvent, whatWouldChange } from '@domain/household/what-would-change'
import { type Fen, fen, yuan } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import { type Month, plainDate } from '@domain/kernel/plain-date'
import { areaOf, type Lines } from '@domain/policy/policy'
import { aPolicy } from '@test/support/policy'
import fc from 'fast-check'

const today = plainDate('2026-03-02')
const lastMonth = '2026-02' as Month
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
const couple = [person('m0'), person('m1', { sex: 'female' })]
const household = (over: Partial<SheetInput> = {}): SheetInput => ({
  day: today,
  members: couple,
  incomes: [earns(yuan(60_000))],
  expenditures: [],
  ...over,
})
const changeOf = (over: Partial<SheetInput>, by: Partial<Lines> = {}) =>
  whatWouldChange(household(over), { ...lines, ...by }, policy, lastMonth)
const eventOf = <K extends ChangeEvent['kind']>(over: Partial<SheetInput>, kind: K, by: Partial<Lines> = {}) =>
  changeOf(over, by)?.events.filter((event): event is Extract<ChangeEvent, { kind: K }> => event.kind === kind)

describe('a couple with 60,000.00 a year, where the relative line is 48,000.00 (2 × 1,000.00 × 2 × 12)', () => {
  test('is 12,000.01 above a line that must not be reached, and 12,000.00 above one that may be', () => {
    expect(changeOf({})?.over).toBe(yuan(12_000.01))
    expect(changeOf({}, { operator: 'at-most' })?.over).toBe(yuan(12_000))
  })

  test('an illness of exactly the distance would change it', () => {
    expect(eventOf({}, 'illness')).toEqual([{ kind: 'illness', selfPaid: yuan(12_000.01) }])
  })

  test('an accident must cost more than 80 % of the income; what it cost already is counted', () => {
    expect(eventOf({}, 'accident')).toEqual([{ kind: 'accident', loss: yuan(48_000.01) }])
    const accident = { cost: yuan(30_000), recovered: yuan(10_000) }
    expect(eventOf({ accident }, 'accident')).toEqual([{ kind: 'accident', loss: yuan(28_000.01) }])
  })

  test('without a job the earner counts with the minimum wage of 21,600.00, so the wages may be 26,399.99', () => {
    expect(eventOf({}, 'job-lost')).toEqual([
      { kind: 'job-lost', member: 'm0', wages: yuan(26_399.99), before: yuan(60_000) },
    ])
  })

  test('whoever is past working age is not counted with the minimum wage', () => {
    const members = [person('m0', { birthDate: plainDate('1960-01-01') }), person('m1')]
    expect(eventOf({ members }, 'job-lost')).toEqual([
      { kind: 'job-lost', member: 'm0', wages: yuan(47_999.99), before: yuan(60_000) },
    ])
  })

  test('a lost job that does not bring the household below the line is not named', () => {
    const incomes = [earns(yuan(20_000)), earns(yuan(100_000), 'rent')]
    expect(eventOf({ incomes }, 'job-lost')).toEqual([])
  })

  test('a birth is named only where one child more suffices', () => {
    expect(eventOf({}, 'birth')).toEqual([{ kind: 'birth' }])
    expect(eventOf({ incomes: [earns(yuan(72_000))] }, 'birth')).toEqual([])
  })

  test('income received once drops out thirteen months after the last month at the latest', () => {
    const incomes = [earns(yuan(40_000)), earns(yuan(20_000), 'compensation')]
    expect(eventOf({ incomes }, 'drops-out')).toEqual([
      {
        kind: 'drops-out',
        lines: [{ member: 'm0', kind: 'compensation' }],
        amount: yuan(20_000),
        on: plainDate('2027-03-01'),
      },
    ])
  })

  test('several incomes received once are named together where none suffices alone', () => {
    const incomes = [earns(yuan(40_000)), earns(yuan(10_000), 'compensation'), earns(yuan(10_000), 'gift')]
    expect(eventOf({ incomes }, 'drops-out')).toMatchObject([{ lines: [{ kind: 'compensation' }, { kind: 'gift' }] }])
  })

  test('what a member who is not counted earns plays no part', () => {
    const members = [...couple, person('m2', { counted: false })]
    const incomes = [earns(yuan(60_000)), earns(yuan(90_000)), earns(yuan(90_000), 'gift', 'm2')]
    expect(eventOf({ members, incomes }, 'drops-out')).toEqual([])
  })
})

test('a household with a class has nothing to reach', () => {
  expect(changeOf({ incomes: [earns(yuan(40_000))] })).toBeUndefined()
  expect(changeOf({ accident: { cost: yuan(90_000), recovered: fen(0) } })).toBeUndefined()
})

const amount = fc.integer({ min: 0, max: 30_000_000 }).map(fen)
const anyLines = fc.record({
  lowIncome: fc.integer({ min: 1, max: 300_000 }),
  relativeTenths: fc.integer({ min: 10, max: 50 }),
  operator: fc.constantFrom('below' as const, 'at-most' as const),
  accidentPercent: fc.integer({ min: 1, max: 200 }),
})
const anyMember = fc.record({
  counted: fc.boolean(),
  status: fc.constantFrom('employed' as const, 'flexible' as const, 'unemployed' as const, 'retired' as const),
  able: fc.boolean(),
  born: fc.integer({ min: 1950, max: 2005 }),
})
const anyHousehold = fc
  .record({
    members: fc.array(anyMember, { minLength: 0, maxLength: 4 }),
    incomes: fc.array(
      fc.tuple(
        fc.nat(4),
        fc.constantFrom('wages' as const, 'bonus' as const, 'gift' as const, 'rent' as const),
        amount,
      ),
      { maxLength: 8 },
    ),
    illness: amount,
    accident: fc.option(fc.record({ cost: amount, recovered: amount }), { nil: undefined }),
  })
  .map(({ members, incomes, illness, accident }): SheetInput => {
    const people = [{ counted: true, status: 'employed' as const, able: true, born: 1980 }, ...members]
    return {
      day: today,
      members: people.map(({ born, ...one }, i) => person(`m${i}`, { ...one, birthDate: plainDate(`${born}-06-01`) })),
      incomes: incomes.map(([member, kind, sum]) => earns(sum, kind, `m${member % people.length}`)),
      expenditures: [{ member: 'm0' as MemberKey, kind: 'illness', amount: illness }],
      accident,
    }
  })

/** The same event with one fen less of what it takes. */
const oneFenLess = (event: ChangeEvent): ChangeEvent | undefined => {
  switch (event.kind) {
    case 'illness':
      return { ...event, selfPaid: fen(event.selfPaid - 1) }
    case 'accident':
      return { ...event, loss: fen(event.loss - 1) }
    case 'job-lost':
      return { ...event, wages: fen(event.wages + 1) }
    case 'birth':
    case 'drops-out':
      return undefined
  }
}

test('every event named reaches a class by the sheet, and with one fen less it does not', () => {
  fc.assert(
    fc.property(anyHousehold, anyLines, (input, by) => {
      const rule = { ...lines, ...by } as Lines
      // an accident opens its own class; every other event is measured by the income
      const result = (event: ChangeEvent) =>
        netIncomeSheet(afterEvent(input, event), rule, policy)[event.kind === 'accident' ? 'result' : 'byIncome']
      const change = whatWouldChange(input, rule, policy, lastMonth)
      expect(change === undefined).toBe(netIncomeSheet(input, rule, policy).result !== 'none')
      for (const event of change?.events ?? []) {
        expect(result(event)).not.toBe('none')
        const less = oneFenLess(event)
        if (less !== undefined) expect(result(less)).toBe('none')
      }
    }),
    { numRuns: 2000 },
  )
})

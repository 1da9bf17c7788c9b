import { signedFen } from '@domain/kernel/fen'
import type { CaseId, GrantId } from '@domain/kernel/ids'
import { plainDate } from '@domain/kernel/plain-date'
import { type CaseFacts, caseSums, median } from '@domain/report/case-figures'
import { allocatedFigures, type PaidLine, paidSums, perHousehold } from '@domain/report/counts'
import { type GrantFacts, paymentSums } from '@domain/report/payment-figures'
import fc from 'fast-check'

/** The jurisdictions in the order of the city. */
const ORDER = ['jianghai', 'enping']

const paidFigures = (all: readonly PaidLine[]) => {
  const sums = paidSums(ORDER)
  for (const line of all) sums.add(line)
  return sums.figures()
}
const countOf = (all: readonly PaidLine[]) => paidFigures(all).total
const caseFigures = (all: readonly CaseFacts[]) => {
  const sums = caseSums()
  for (const facts of all) sums.add(facts)
  return sums.figures()
}
const paymentFigures = (all: readonly PaidLine[], grants: readonly GrantFacts[], deadline: string) => {
  const [paid, sums] = [paidSums(ORDER), paymentSums(deadline)]
  for (const line of all) if (paid.add(line)) sums.addPaid(line.on)
  for (const grant of grants) sums.addGrant(grant)
  return sums.figures()
}

const aLine = (over: Partial<PaidLine> = {}): PaidLine => ({
  grant: 'GR-0001' as GrantId,
  caseId: 'CA-0001' as CaseId,
  person: 'person-1',
  source: 'provincial',
  jurisdiction: 'enping',
  programme: 'living',
  amount: 300_00,
  on: plainDate('2023-06-08'),
  ...over,
})

/** Few households of few people with several grants on several lines, so that shared ones are common. */
const lines: fc.Arbitrary<PaidLine[]> = fc
  .array(
    fc.record({
      household: fc.nat(4),
      member: fc.nat(2),
      programme: fc.constantFrom('living' as const, 'tuition' as const, 'medical' as const),
      jurisdiction: fc.constantFrom('enping' as const, 'jianghai' as const),
      parts: fc.uniqueArray(fc.constantFrom('central' as const, 'provincial' as const, 'city' as const), {
        minLength: 1,
      }),
      amount: fc.integer({ min: 1, max: 900_000 }),
    }),
  )
  .map((grants) =>
    grants.flatMap((g, i) =>
      g.parts.map((source) =>
        aLine({
          grant: `GR-${i}` as GrantId,
          caseId: `CA-${g.household}` as CaseId,
          person: `p${g.household}-${g.member}`,
          source,
          jurisdiction: g.jurisdiction,
          programme: g.programme,
          amount: g.amount,
        }),
      ),
    ),
  )

const money = (counts: readonly { count: { money: number } }[]): number =>
  counts.reduce((total, { count }) => total + count.money, 0)

describe('counts of the year report', () => {
  test('satisfy households ≤ persons ≤ person-times in every cell and in total', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const { paid, byProgramme, bySource, total } = paidFigures(all)
        for (const count of [total, ...[...paid, ...byProgramme, ...bySource].map((cell) => cell.count)]) {
          expect(count.households).toBeLessThanOrEqual(count.persons)
          expect(count.persons).toBeLessThanOrEqual(count.personTimes)
        }
      }),
    )
  })

  test('add up to the total by jurisdiction, by programme and by source', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const { paid, byProgramme, bySource, total } = paidFigures(all)
        expect(money(paid)).toBe(total.money)
        expect(money(byProgramme)).toBe(total.money)
        expect(money(bySource)).toBe(total.money)
        // a grant has one programme, but may draw on several sources
        expect(byProgramme.reduce((sum, { count }) => sum + count.personTimes, 0)).toBe(total.personTimes)
        expect(bySource.reduce((sum, { count }) => sum + count.personTimes, 0)).toBeGreaterThanOrEqual(
          total.personTimes,
        )
      }),
    )
  })

  test('are in every cell the numbers of different households, persons and grants', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const different = (some: readonly PaidLine[]) => ({
          households: new Set(some.map(({ caseId }) => caseId)).size,
          persons: new Set(some.map(({ person }) => person)).size,
          personTimes: new Set(some.map(({ grant }) => grant)).size,
          money: some.reduce((sum, { amount }) => sum + amount, 0),
        })
        const { paid, byProgramme, bySource, total } = paidFigures(all)
        expect(total).toEqual(different(all))
        for (const { count, ...cell } of [...paid, ...byProgramme, ...bySource])
          expect(count).toEqual(
            different(all.filter((line) => Object.entries(cell).every(([k, v]) => line[k as 'source'] === v))),
          )
        expect(paid.reduce((sum, { count }) => sum + count.money, 0)).toBe(total.money)
      }),
    )
  })

  test('do not depend on the order of the ledger', () => {
    fc.assert(fc.property(lines, (all) => expect(paidFigures([...all].reverse())).toEqual(paidFigures(all))))
  })

  test('count one grant from two sources as one person-time', () => {
    expect(countOf([aLine(), aLine({ source: 'city', amount: 200_00 })])).toEqual({
      households: 1,
      persons: 1,
      personTimes: 1,
      money: 500_00,
    })
  })

  test('count two children of one household as one household and two persons', () => {
    const children = ['a', 'b'].map((person) =>
      aLine({ person, grant: `GR-${person}` as GrantId, programme: 'tuition' }),
    )
    expect(countOf(children)).toMatchObject({ households: 1, persons: 2, personTimes: 2 })
  })

  test('give a cost of zero per household when no household was aided', () => {
    expect(perHousehold({ households: 0, money: signedFen(0) })).toBe(0)
    expect(perHousehold({ households: 3, money: signedFen(100) })).toBe(33)
  })
})

test('the cells stand by source, by jurisdiction in the order of the city, by programme; an unknown jurisdiction comes last', () => {
  const cells = [
    ['provincial', 'jianghai', 'tuition'],
    ['provincial', 'gone', 'living'],
    ['provincial', 'enping', 'living'],
    ['provincial', 'jianghai', 'living'],
    ['central', 'enping', 'living'],
  ] as const
  const { paid } = paidFigures(
    cells.map(([source, jurisdiction, programme]) => aLine({ source, jurisdiction, programme })),
  )
  expect(paid.map(({ source, jurisdiction, programme }) => [source, jurisdiction, programme])).toEqual([
    ['central', 'enping', 'living'],
    ['provincial', 'jianghai', 'living'],
    ['provincial', 'jianghai', 'tuition'],
    ['provincial', 'enping', 'living'],
    ['provincial', 'gone', 'living'],
  ])
})

test('the allocated amount is the sum of its changes', () => {
  const at = { source: 'provincial', jurisdiction: 'jianghai' } as const
  expect(
    allocatedFigures(
      [
        { ...at, amount: 9_000_000 },
        { ...at, source: 'central', amount: 5 },
        { ...at, amount: 3_000_000 },
        { ...at, amount: -1_000_000 },
      ],
      ORDER,
    ),
  ).toEqual([
    { ...at, source: 'central', money: 5 },
    { ...at, money: 11_000_000 },
  ])
})

const aCase = (over: Partial<CaseFacts> = {}): CaseFacts => ({
  outcome: 'on-file',
  submittedOn: plainDate('2023-03-01'),
  class: 'relative',
  filedOn: plainDate('2023-04-10'),
  noticeRan: true,
  checked: true,
  objections: 0,
  upheld: 0,
  refusedBecause: [],
  ...over,
})
const { filedOn: _filed, class: _class, ...unfiled } = aCase()

describe('the applications of the year', () => {
  const cases: CaseFacts[] = [
    aCase({ class: 'severe' }),
    aCase({ outcome: 'on-file', filedOn: plainDate('2023-03-31'), checked: false }),
    aCase({ class: 'accident', filedOn: plainDate('2023-06-09'), objections: 2, upheld: 1 }),
    { ...unfiled, outcome: 'refused', refusedBecause: ['vehicle', 'property'] },
    { ...unfiled, outcome: 'refused', refusedBecause: ['vehicle'] },
    { ...unfiled, outcome: 'withdrawn' },
    { ...unfiled, outcome: 'open' },
  ]
  test('are each counted as on file, refused, withdrawn or open', () => {
    const figures = caseFigures(cases)
    expect(figures).toMatchObject({
      applied: 7,
      onFile: 3,
      byClass: { severe: 1, relative: 1, accident: 1 },
      refused: 2,
      withdrawn: 1,
      open: 1,
      refusedBecause: { property: 1, vehicle: 2 },
      noticeCoverage: { of: 3, with: 3 },
      crosscheckCoverage: { of: 3, with: 2 },
      daysToFile: { median: 40, longest: 100 },
      objections: { filed: 2, upheld: 1 },
    })
  })
  test('give zeros when there are none', () => {
    expect(caseFigures([])).toMatchObject({ applied: 0, onFile: 0, open: 0, daysToFile: { median: 0, longest: 0 } })
  })
  test.each([
    [[], 0],
    [[5], 5],
    [[9, 1], 1],
    [[9, 1, 4], 4],
    [[4, 1, 9, 7], 4],
  ])('have medians of days: the median of %j is %d', (values, middle) => {
    const times = new Map<number, number>()
    for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
    expect(median(times)).toBe(middle)
  })
})

test('a payment on the deadline day is on time, and satisfaction marks are averaged for each question', () => {
  const paid = ['2023-11-29', '2023-11-30', '2023-12-01'].map((on, i) =>
    aLine({ grant: `GR-${i}` as GrantId, on: plainDate(on) }),
  )
  const grants = [
    { failures: 0, marks: [5, 4, 5], asked: 'common-1' as const, person: 'a' },
    { failures: 2, marks: [4, 4, 4], asked: 'common-1' as const, person: 'a' },
    { failures: 1, marks: [], person: 'b' },
    { failures: 0, marks: [1, 2, 3], asked: 'counter-1' as const, person: 'c' },
    { failures: 0, marks: [3, 3, 3], person: 'd' },
  ]
  expect(
    paymentFigures([...paid, aLine({ grant: 'GR-0' as GrantId, on: plainDate('2023-11-29') })], grants, '2023-11-30'),
  ).toEqual({
    paidOnTime: { of: 3, with: 2 },
    lastPaidOn: '2023-12-01',
    // one person answered twice; different question sets are never averaged together; answers of an unknown set are only
    // counted
    satisfaction: {
      answers: 4,
      persons: 3,
      mean: 3.42,
      asked: [
        { set: 'common-1', answers: 2, persons: 1, marks: [4.5, 4, 4.5] },
        { set: 'counter-1', answers: 1, persons: 1, marks: [1, 2, 3] },
      ],
    },
    bankFailures: 3,
  })
  expect(paymentFigures([], [], '2023-11-30')).toEqual({
    paidOnTime: { of: 0, with: 0 },
    satisfaction: { answers: 0, persons: 0, asked: [] },
    bankFailures: 0,
  })
})

import type { YearReport } from '@domain/contract/office'
import { signedFen } from '@domain/kernel/fen'
import { plainDate } from '@domain/kernel/plain-date'
import type { ProgrammeKey } from '@domain/programme/programme'
import { JURISDICTIONS } from '@local/town/jiangmen'
import { compare, type Figure } from '@local/year/compare'
import { PROVINCIAL, TOTALS, YEAR } from '@local/year/table'

const countOf = (count: number, money: number) => ({
  households: count,
  persons: count,
  personTimes: count,
  money: signedFen(money),
})

/** A report with exactly the figures of the federation's table. */
const rightReport = (): YearReport => ({
  year: YEAR,
  asOf: plainDate('2023-12-31'),
  applied: TOTALS.applied,
  onFile: TOTALS.onFile,
  byClass: TOTALS.byClass,
  refused: 0,
  withdrawn: 0,
  open: 0,
  refusedBecause: {},
  allocated: JURISDICTIONS.map((jurisdiction) => ({
    source: 'provincial',
    jurisdiction,
    money: signedFen(PROVINCIAL[jurisdiction].allocated),
  })),
  paid: JURISDICTIONS.flatMap((jurisdiction) =>
    Object.entries(PROVINCIAL[jurisdiction].paid).map(([programme, cell]) => ({
      source: 'provincial' as const,
      jurisdiction,
      programme: programme as ProgrammeKey,
      count: countOf(cell.count, cell.money),
    })),
  ),
  byProgramme: [],
  total: countOf(TOTALS.personTimes, TOTALS.money),
  bySource: [{ source: 'provincial', count: countOf(TOTALS.provincial.personTimes, TOTALS.provincial.money) }],
  quality: {
    noticeCoverage: { of: 0, with: 0 },
    crosscheckCoverage: { of: 0, with: 0 },
    daysToFile: { median: 0, longest: 0 },
    perHousehold: signedFen(0),
    paidOnTime: { of: 0, with: 0 },
    lastPaidOn: plainDate('2023-11-29'),
    satisfaction: { answers: 0, persons: 0, asked: [] },
    objections: { filed: 0, upheld: 0 },
    bankFailures: 0,
  },
})

const wrong = (report: YearReport): readonly string[] =>
  compare(report)
    .filter((figure: Figure) => !figure.right)
    .map(({ where, what, unit }) => `${where} ${what} ${unit}`)

test('a report that equals the table has no differences', () => {
  expect(wrong(rightReport())).toEqual([])
})

test.each(rightReport().paid.map((cell, i) => [cell.jurisdiction, cell.programme, i] as const))(
  'one fen too many in %s %s is detected',
  (jurisdiction, programme, at) => {
    const report = rightReport()
    const paid = report.paid.map((cell, i) =>
      i === at ? { ...cell, count: { ...cell.count, money: signedFen(cell.count.money + 1) } } : cell,
    )
    expect(wrong({ ...report, paid })).toEqual([`${jurisdiction} ${programme} money`])
  },
)

test.each(JURISDICTIONS.map((jurisdiction, i) => [jurisdiction, i] as const))(
  'one fen less allocated to %s is detected',
  (jurisdiction, at) => {
    const report = rightReport()
    const allocated = report.allocated.map((line, i) =>
      i === at ? { ...line, money: signedFen(line.money - 1) } : line,
    )
    expect(wrong({ ...report, allocated })).toEqual([`${jurisdiction} allocated money`])
  },
)

test('an amount where the table has none is detected', () => {
  const report = rightReport()
  const stray = { source: 'provincial', jurisdiction: 'direct', programme: 'festival', count: countOf(1, 1) } as const
  expect(wrong({ ...report, paid: [...report.paid, stray] })).toEqual([
    'direct festival count',
    'direct festival money',
  ])
})

test('a missing household, a wrong last day and one fen too many in the total are detected', () => {
  const report = rightReport()
  expect(wrong({ ...report, onFile: 309 })).toEqual(['total on-file count'])
  expect(wrong({ ...report, total: { ...report.total, money: signedFen(report.total.money + 1) } })).toEqual([
    'total all money',
  ])
  expect(wrong({ ...report, quality: { ...report.quality, lastPaidOn: plainDate('2023-11-30') } })).toEqual([
    'total all day',
  ])
  const { lastPaidOn: _never, ...unpaid } = report.quality
  expect(wrong({ ...report, quality: unpaid })).toEqual(['total all day'])
})

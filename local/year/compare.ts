import type { YearReport } from '@domain/contract/office'
import { PROGRAMME_KEYS, type ProgrammeKey } from '@domain/programme/programme'
import { JURISDICTIONS, type Jurisdiction } from '../town/jiangmen'
import { PROVINCIAL, TOTALS } from './table'

/** One figure: the federation's, and that of this year's ledger. Money in fen. */
export type Figure = {
  readonly where: Jurisdiction | 'total'
  readonly what:
    | ProgrammeKey
    | 'allocated'
    | 'applied'
    | 'on-file'
    | 'severe'
    | 'relative'
    | 'accident'
    | 'person-times'
    | 'all'
  readonly unit: 'count' | 'money' | 'day'
  readonly wanted: number | string
  readonly found: number | string
  readonly right: boolean
}

const figure = (
  where: Figure['where'],
  what: Figure['what'],
  unit: Figure['unit'],
  wanted: number,
  found: number,
): Figure => ({ where, what, unit, wanted, found, right: wanted === found })

/** The table counts students as persons, and everything else as households. */
const countIn = (report: YearReport, jurisdiction: Jurisdiction, programme: ProgrammeKey) => {
  const cell = report.paid.find(
    (each) => each.source === 'provincial' && each.jurisdiction === jurisdiction && each.programme === programme,
  )
  return {
    count: (programme === 'tuition' ? cell?.count.persons : cell?.count.households) ?? 0,
    money: cell?.count.money ?? 0,
  }
}

const provincialRow = (report: YearReport, jurisdiction: Jurisdiction): readonly Figure[] => {
  const wanted = PROVINCIAL[jurisdiction]
  const allocated = report.allocated.find((each) => each.source === 'provincial' && each.jurisdiction === jurisdiction)
  return [
    figure(jurisdiction, 'allocated', 'money', wanted.allocated, allocated?.money ?? 0),
    // cells that are empty in the table must be empty here too
    ...PROGRAMME_KEYS.flatMap((programme) => {
      const found = countIn(report, jurisdiction, programme)
      const cell = wanted.paid[programme]
      return [
        figure(jurisdiction, programme, 'count', cell?.count ?? 0, found.count),
        figure(jurisdiction, programme, 'money', cell?.money ?? 0, found.money),
      ]
    }),
  ]
}

const totals = (report: YearReport): readonly Figure[] => {
  const provincial = report.bySource.find((each) => each.source === 'provincial')?.count
  const lastPaid = report.quality.lastPaidOn ?? ''
  return [
    figure('total', 'applied', 'count', TOTALS.applied, report.applied),
    figure('total', 'on-file', 'count', TOTALS.onFile, report.onFile),
    ...(['severe', 'relative', 'accident'] as const).map((hardship) =>
      figure('total', hardship, 'count', TOTALS.byClass[hardship], report.byClass[hardship]),
    ),
    figure('total', 'person-times', 'count', TOTALS.provincial.personTimes, provincial?.personTimes ?? 0),
    figure('total', 'person-times', 'money', TOTALS.provincial.money, provincial?.money ?? 0),
    figure('total', 'all', 'count', TOTALS.personTimes, report.total.personTimes),
    figure('total', 'all', 'money', TOTALS.money, report.total.money),
    {
      where: 'total',
      what: 'all',
      unit: 'day',
      wanted: TOTALS.paidBefore,
      found: lastPaid,
      right: lastPaid !== '' && lastPaid < TOTALS.paidBefore,
    },
  ]
}

/** Compares the year's report with the federation's table, figure by figure. */
export const compare = (report: YearReport): readonly Figure[] => [
  ...JURISDICTIONS.flatMap((jurisdiction) => provincialRow(report, jurisdiction)),
  ...totals(report),
]

import type { Count, YearReport } from '@domain/contract/office'
import type { Source } from '@domain/fund/fund'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import { PROGRAMME_KEYS, type ProgrammeKey } from '@domain/programme/programme'
import { Money, Table, Tap } from '@src/components'
import { usePlaces } from '@src/gateway'
import { programmeText, yuanText } from '@src/text'
import { reportText } from '@src/text/report'
import { View } from '@tarojs/components'
import { drill } from './drill'

const text = reportText

/** 户 for aid to a household, 名 for aid to a student or a worker in training, as in the federation's table. */
const COUNTED: Record<ProgrammeKey, 'households' | 'persons'> = {
  living: 'households',
  medical: 'households',
  tuition: 'persons',
  festival: 'households',
  employment: 'persons',
  temporary: 'households',
}

const countText = (programme: ProgrammeKey, count: Count): string =>
  `${count[COUNTED[programme]]}${text[COUNTED[programme]]}`

type Row = { readonly jurisdiction: Jurisdiction | undefined }

/** The sum of the cells of one row and programme; a household belongs to one jurisdiction, so nothing is counted twice. */
const cellOf = (report: YearReport, source: Source, row: Row, programme: ProgrammeKey): Count => {
  const cells = report.paid.filter(
    (cell) =>
      cell.source === source &&
      cell.programme === programme &&
      (row.jurisdiction === undefined || cell.jurisdiction === row.jurisdiction),
  )
  const sum = (key: keyof Count): number => cells.reduce((total, cell) => total + cell.count[key], 0)
  return {
    households: sum('households'),
    persons: sum('persons'),
    personTimes: sum('personTimes'),
    money: sum('money') as Count['money'],
  }
}

const allocatedOf = (report: YearReport, source: Source, row: Row): number =>
  report.allocated
    .filter(
      (cell) => cell.source === source && (row.jurisdiction === undefined || cell.jurisdiction === row.jurisdiction),
    )
    .reduce((sum, cell) => sum + cell.money, 0)

const Cell = ({
  report,
  source,
  row,
  programme,
}: {
  readonly report: YearReport
  readonly source: Source
  readonly row: Row
  readonly programme: ProgrammeKey
}) => {
  const count = cellOf(report, source, row, programme)
  if (count.personTimes === 0) return <View className='fin-none'>{text.nothing}</View>
  return (
    <Tap
      className='fin-cell'
      label={`${programmeText[programme]} ${countText(programme, count)} ${yuanText(count.money)}`}
      onTap={() =>
        drill(report.year, 'paid', {
          source,
          programme,
          ...(row.jurisdiction === undefined ? {} : { jurisdiction: row.jurisdiction }),
        })
      }
    >
      <View className='fin-cell-count'>{countText(programme, count)}</View>
      <Money fen={count.money} />
    </Tap>
  )
}

/** The table of one source: a row per jurisdiction, a column per programme, allocation and total at the sides. */
export const YearTable = ({ report, source }: { readonly report: YearReport; readonly source: Source }) => {
  const programmes = PROGRAMME_KEYS.filter((key) =>
    report.paid.some((cell) => cell.source === source && cell.programme === key),
  )
  const total = (row: Row): number => programmes.reduce((sum, key) => sum + cellOf(report, source, row, key).money, 0)
  const places = usePlaces()
  const rows: Row[] = [
    ...(report.within ?? places.options.map(({ value }) => value)).map((jurisdiction) => ({ jurisdiction })),
    { jurisdiction: undefined },
  ]
  const sum = report.within === undefined ? text.total : text.totalWithin
  return (
    <Table
      testId='year-table'
      columns={[
        {
          key: 'where',
          title: text.jurisdiction,
          render: (row) => (row.jurisdiction === undefined ? sum : places.nameOf(row.jurisdiction)),
        },
        {
          key: 'allocated',
          title: text.allocated,
          align: 'right',
          render: (row) => <Money fen={allocatedOf(report, source, row)} />,
        },
        ...programmes.map((programme) => ({
          key: programme,
          title: programmeText[programme],
          align: 'right' as const,
          render: (row: Row) => <Cell report={report} source={source} row={row} programme={programme} />,
        })),
        { key: 'total', title: text.paid, align: 'right', render: (row) => <Money fen={total(row)} strong /> },
      ]}
      rows={rows}
      rowKey={(row) => row.jurisdiction ?? 'total'}
    />
  )
}

import type { Count, YearReport } from '@domain/contract/office'
import { Banner, Card, Money, Table } from '@src/components'
import { programmeText, sourceText } from '@src/text'
import { reportText } from '@src/text/report'
import { drill } from './drill'

const text = reportText

type Row = { readonly key: string; readonly title: string; readonly count: Count; readonly open: () => void }

const columns = (head: string) => [
  { key: 'title', title: head, render: (row: Row) => row.title },
  {
    key: 'households',
    title: text.households,
    align: 'right' as const,
    render: (row: Row) => String(row.count.households),
  },
  { key: 'persons', title: text.persons, align: 'right' as const, render: (row: Row) => String(row.count.persons) },
  {
    key: 'personTimes',
    title: text.personTimes,
    align: 'right' as const,
    render: (row: Row) => String(row.count.personTimes),
  },
  { key: 'money', title: text.money, align: 'right' as const, render: (row: Row) => <Money fen={row.count.money} /> },
]

/** The three counts of each programme, over all sources. */
export const ByProgramme = ({ report }: { readonly report: YearReport }) => (
  <Card title={text.perProgramme}>
    <Table
      columns={columns(text.perProgramme)}
      rows={report.byProgramme.map(({ programme, count }) => ({
        key: programme,
        title: programmeText[programme],
        count,
        open: () => drill(report.year, 'paid', { programme }),
      }))}
      rowKey={(row) => row.key}
      onRow={(row) => row.open()}
    />
  </Card>
)

/** The three counts of each source; the note explains why they do not add up to the total. */
export const BySource = ({ report }: { readonly report: YearReport }) => (
  <Card title={text.perSource}>
    <Banner tone='plain' text={text.perSourceHint} />
    <Table
      columns={columns(text.perSource)}
      rows={report.bySource.map(({ source, count }) => ({
        key: source,
        title: sourceText[source],
        count,
        open: () => drill(report.year, 'paid', { source }),
      }))}
      rowKey={(row) => row.key}
      onRow={(row) => row.open()}
    />
  </Card>
)

import type { CallInput, CallOutput } from '@domain/contract'
import { Source } from '@domain/fund/fund'
import { HardshipClass } from '@domain/household/words'
import { PROGRAMME_KEYS } from '@domain/programme/programme'
import { Day, Empty, Money, More, Page, PlaceName, Section, Table, Tag } from '@src/components'
import { go, usePages, useParams, usePlaces } from '@src/gateway'
import { classText, programmeText, sourceText, stageText } from '@src/text'
import { app } from '@src/text/app'
import { reportText } from '@src/text/report'
import { View } from '@tarojs/components'
import { oneOf, placeIn } from '../common/filters'
import '../common/finance.scss'

const text = reportText.drill
const head = text.columns
const WHAT = ['applied', 'on-file', 'refused', 'withdrawn', 'paid'] as const

type Page1 = CallOutput<'report.drill'>
type Case = Page1['cases'][number]
type Line = Page1['lines'][number]

/** fits a whole date with its weekday on one line */
const DAY = '200px'

const caseColumns = [
  { key: 'name', title: head.name, render: (row: Case) => row.name },
  { key: 'unit', title: head.unit, render: (row: Case) => row.unit },
  { key: 'where', title: head.jurisdiction, render: (row: Case) => <PlaceName of={row.jurisdiction} /> },
  { key: 'class', title: head.class, render: (row: Case) => (row.class === undefined ? '' : classText[row.class]) },
  { key: 'stage', title: head.stage, render: (row: Case) => <Tag tone='plain'>{stageText[row.stage]}</Tag> },
  { key: 'submittedOn', title: head.submittedOn, render: (row: Case) => <Day date={row.submittedOn} />, width: DAY },
]

const lineColumns = [
  { key: 'name', title: head.name, render: (line: Line) => line.name },
  { key: 'where', title: head.jurisdiction, render: (line: Line) => <PlaceName of={line.jurisdiction} /> },
  { key: 'programme', title: head.programme, render: (line: Line) => programmeText[line.programme] },
  { key: 'source', title: head.source, render: (line: Line) => sourceText[line.source] },
  { key: 'money', title: head.money, align: 'right' as const, render: (line: Line) => <Money fen={line.money} /> },
  { key: 'paidOn', title: head.paidOn, render: (line: Line) => <Day date={line.paidOn} />, width: DAY },
  { key: 'lastFour', title: head.lastFour, render: (line: Line) => line.lastFour },
]

const askedFor = (given: Readonly<Record<string, string>>): CallInput<'report.drill'> => ({
  year: Number(given['year']),
  what: oneOf(WHAT, given['what']) ?? 'applied',
  cell: {
    jurisdiction: placeIn(given['jurisdiction']),
    source: oneOf(Source.options, given['source']),
    programme: oneOf(PROGRAMME_KEYS, given['programme']),
    class: oneOf(HardshipClass.options, given['class']),
  },
})

/** The figure in words: 2026年 已支付 省级资金 新城区 生活救助. */
const saidOf = ({ year, what, cell }: CallInput<'report.drill'>, place: string): string =>
  [
    app.ofYear(year),
    text.what[what],
    cell.source === undefined ? '' : sourceText[cell.source],
    place,
    cell.programme === undefined ? '' : programmeText[cell.programme],
    cell.class === undefined ? '' : classText[cell.class],
  ]
    .filter((word) => word !== '')
    .join(' ')

const open = (caseId: string): void => go('/finance/case/index', { case: caseId })

/** All households and ledger lines behind one figure of the report. */
export default function Drill() {
  const asked = askedFor(useParams())
  const { nameOf } = usePlaces()
  const list = usePages('report.drill', asked)
  const { pages, more } = list
  const cases = pages.flatMap((page) => page.cases)
  const lines = pages.flatMap((page) => page.lines)
  const none = cases.length + lines.length === 0
  return (
    <Page
      title={text.title}
      lead={Number.isInteger(asked.year) ? saidOf(asked, nameOf(asked.cell.jurisdiction)) : undefined}
      wide
      asked={{ ...list, data: pages[0] }}
    >
      {/** one search is limited: a page may have few matching rows, or none */}
      {none &&
        (more === undefined ? (
          <Empty title={text.empty} hint={text.emptyHint} />
        ) : (
          <View className='fin-hint'>{text.loaded(0, true)}</View>
        ))}
      {lines.length > 0 && (
        <Section title={text.lines} aside={text.loaded(lines.length, more !== undefined)}>
          <Table
            columns={lineColumns}
            rows={lines}
            rowKey={(line) => `${line.grant}:${line.source}`}
            onRow={(line) => open(line.caseId)}
          />
          <View className='fin-hint'>{text.sum(lines.reduce((sum, line) => sum + line.money, 0))}</View>
        </Section>
      )}
      {cases.length > 0 && (
        <Section title={text.cases} aside={text.loaded(cases.length, more !== undefined)}>
          <Table columns={caseColumns} rows={cases} rowKey={(row) => row.id} onRow={(row) => open(row.id)} />
        </Section>
      )}
      <More list={list} />
    </Page>
  )
}

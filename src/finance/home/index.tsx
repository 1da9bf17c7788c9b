import { type BudgetLine, freeOf, Source } from '@domain/fund/fund'
import { Button, Card, Empty, Money, Page, PlaceName, Section, Table } from '@src/components'
import { go, useMe, useOnReturn, useQuery } from '@src/gateway'
import { sourceText, stageToday } from '@src/text'
import { fundText } from '@src/text/fund'
import { Text, View } from '@tarojs/components'
import { BudgetBar, sumOf } from '../common/budget-bar'
import { Figures } from '../common/figures'
import { cityFundOrg } from '../common/posts'
import { useYear } from '../common/years'
import '../common/finance.scss'

const text = fundText.home

const Duties = () => {
  const { data, reload } = useQuery('case.duties', {})
  useOnReturn(() => void reload())
  if (data === undefined) return null
  const duties = [
    { key: 'approve', count: data.batchesToApprove, title: text.toApprove, open: () => go('/finance/batches/index') },
    { key: 'send', count: data.batchesToSend, title: text.toSend, open: () => go('/finance/batches/index') },
    {
      key: 'batch',
      count: data.grantsToBatch,
      title: text.toBatch,
      open: () => go('/finance/grants/index', { state: 'held' }),
    },
    {
      key: 'traces',
      count: data.traces.count,
      title: data.traces.overdue > 0 ? text.tracesOverdue(data.traces.overdue) : text.traces,
      late: data.traces.overdue > 0,
      open: () => go('/finance/traces/index'),
    },
    {
      key: 'decide',
      count: data.failuresToDecide,
      title: text.toDecide,
      open: () => go('/finance/failures/index'),
    },
    { key: 'failed', count: data.grantsFailed, title: text.failed, open: () => go('/finance/failures/index') },
    ...data.groups
      .filter(({ role }) => role.startsWith('fund-'))
      .map(({ stage, count, overdue, first }) => ({
        key: stage,
        count,
        title: stageToday[stage],
        late: overdue > 0,
        open: () => go('/finance/case/index', { case: first[0]?.id }),
      })),
  ].filter((duty) => duty.count > 0)
  return (
    <Section title={text.duties}>
      {duties.length === 0 ? (
        <Card tone='calm' title={text.none} />
      ) : (
        <View className='fin-tiles'>
          {duties.map((duty) => (
            <Card
              key={duty.key}
              tone={duty.late === true ? 'overdue' : 'plain'}
              title={duty.title}
              aside={<Text className='fin-count'>{String(duty.count)}</Text>}
              onTap={duty.open}
              testId={`duty-${duty.key}`}
            />
          ))}
        </View>
      )}
    </Section>
  )
}

const columns = [
  {
    key: 'where',
    title: fundText.jurisdiction,
    render: (line: BudgetLine) => <PlaceName of={line.jurisdiction} />,
    width: '120px',
  },
  { key: 'bar', title: '', render: (line: BudgetLine) => <BudgetBar {...line} slim /> },
  {
    key: 'allocated',
    title: fundText.bar.allocated,
    align: 'right' as const,
    render: (line: BudgetLine) => <Money fen={line.allocated} />,
  },
  {
    key: 'settled',
    title: fundText.bar.settled,
    align: 'right' as const,
    render: (line: BudgetLine) => <Money fen={line.settled} />,
  },
  {
    key: 'held',
    title: fundText.bar.held,
    align: 'right' as const,
    render: (line: BudgetLine) => <Money fen={line.held} />,
  },
  {
    key: 'free',
    title: fundText.bar.free,
    align: 'right' as const,
    render: (line: BudgetLine) => <Money fen={freeOf(line)} />,
  },
]

const Lines = ({ lines, year }: { readonly lines: readonly BudgetLine[]; readonly year: number }) => (
  <>
    {Source.options.map((source) => {
      const mine = lines.filter((line) => line.source === source)
      if (mine.length === 0) return null
      return (
        <Section key={source} title={sourceText[source]}>
          <Table
            columns={columns}
            rows={mine}
            rowKey={(line) => line.id}
            onRow={(line) => go('/finance/line/index', { line: line.id, year })}
          />
        </Section>
      )
    })}
  </>
)

const Total = ({ lines }: { readonly lines: readonly BudgetLine[] }) => {
  const sum = sumOf(lines)
  return (
    <Card title={text.all}>
      <BudgetBar {...sum} slim />
      <Figures
        items={[
          { label: fundText.bar.allocated, value: <Money fen={sum.allocated} /> },
          { label: fundText.bar.settled, value: <Money fen={sum.settled} /> },
          { label: fundText.bar.held, value: <Money fen={sum.held} /> },
          { label: fundText.bar.free, value: <Money fen={sum.free} /> },
        ]}
      />
    </Card>
  )
}

const WAYS = [
  { path: '/finance/households/index', title: text.pick, hint: text.pickHint, who: ['fund-officer'] },
  { path: '/finance/grants/index', title: text.grants, hint: text.grantsHint, who: undefined },
  { path: '/finance/batches/index', title: text.batches, hint: text.batchesHint, who: undefined },
  { path: '/finance/failures/index', title: text.failures, hint: text.failuresHint, who: undefined },
  { path: '/finance/traces/index', title: text.tracesWay, hint: text.tracesHint, who: undefined },
  { path: '/finance/layouts/index', title: text.layouts, hint: text.layoutsHint, who: ['fund-officer'] },
  { path: '/finance/report/index', title: text.report, hint: text.reportHint, who: undefined },
] as const

/** Home of the fund officers: duties, the state of the budget lines, and links. */
export default function FinanceHome() {
  const me = useMe()
  const { year, select } = useYear()
  const query = useQuery('budget.lines', { year: year ?? 2000 }, { skip: year === undefined })
  const { data, reload } = query
  useOnReturn(() => void reload())
  const lines = data?.lines ?? []
  return (
    <Page title={text.title} lead={text.lead} wide asked={[query, me]}>
      <Duties />
      <Section title={text.ways}>
        <View className='fin-tiles'>
          {WAYS.filter((way) => way.who === undefined || me.has(...way.who)).map((way) => (
            <Card key={way.path} title={way.title} onTap={() => go(way.path)} testId={`way-${way.path.split('/')[2]}`}>
              <View className='fin-hint'>{way.hint}</View>
            </Card>
          ))}
        </View>
      </Section>
      <View className='fin-filters'>
        {select}
        {cityFundOrg(me.posts) !== undefined && (
          <Button kind='plain' onTap={() => go('/finance/allocate/index', { year })}>
            {text.allocate}
          </Button>
        )}
      </View>
      {lines.length === 0 ? (
        <Empty title={text.noLines} hint={text.noLinesHint} />
      ) : (
        <>
          <Total lines={lines} />
          <Lines lines={lines} year={year ?? 2000} />
        </>
      )}
    </Page>
  )
}

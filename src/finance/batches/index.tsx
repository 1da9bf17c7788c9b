import type { CallOutput } from '@domain/contract'
import { Button, Day, Empty, Listed, Money, Page, Table, Tag } from '@src/components'
import { go, useMe, useOnReturn, usePages } from '@src/gateway'
import { payoutText } from '@src/text/payout'
import { View } from '@tarojs/components'
import { addsUpAlone, BATCH_TONES, type HasPost } from '../common/batch-state'
import { useYear } from '../common/years'
import '../common/finance.scss'

const text = payoutText.list
type Row = CallOutput<'payout.list'>['items'][number]

const columnsFor = (has: HasPost) => {
  const hidden = (row: Row): boolean => addsUpAlone(row, has)
  return [
    {
      key: 'madeOn',
      title: payoutText.columns.madeOn,
      render: (row: Row) => <Day date={row.madeOn} />,
      width: '200px',
    },
    { key: 'batchNo', title: payoutText.columns.batchNo, render: (row: Row) => row.batchNo },
    { key: 'maker', title: payoutText.columns.maker, render: (row: Row) => (row.mine ? text.mine : row.maker) },
    {
      key: 'state',
      title: payoutText.columns.state,
      render: (row: Row) => <Tag tone={BATCH_TONES[row.state]}>{payoutText.states[row.state]}</Tag>,
    },
    {
      key: 'count',
      title: payoutText.columns.count,
      align: 'right' as const,
      render: (row: Row) => (hidden(row) ? text.hidden : String(row.count)),
    },
    {
      key: 'total',
      title: payoutText.columns.total,
      align: 'right' as const,
      render: (row: Row) => (hidden(row) ? text.hidden : <Money fen={row.total} />),
    },
    {
      key: 'outcome',
      title: payoutText.columns.outcome,
      render: (row: Row) => (row.paid + row.failed === 0 ? '' : text.outcome(row.paid, row.failed)),
    },
  ]
}

/** Payout batches of a year, newest first. */
export default function Batches() {
  const me = useMe()
  const { year, select } = useYear()
  const list = usePages('payout.list', { year: year ?? 2000 }, { skip: year === undefined })
  useOnReturn(() => void list.reload())
  const rows = list.pages.flatMap((page) => page.items)
  return (
    <Page title={text.title} lead={text.lead} wide asked={me}>
      <View className='fin-filters'>{select}</View>
      <Listed
        list={list}
        count={rows.length}
        empty={
          <Empty
            title={text.empty}
            hint={text.emptyHint}
            action={
              me.has('fund-officer') ? (
                <Button kind='plain' onTap={() => go('/finance/grants/index', { state: 'held' })}>
                  {text.toGrants}
                </Button>
              ) : undefined
            }
          />
        }
      >
        <Table
          columns={columnsFor(me.has)}
          rows={rows}
          rowKey={(row) => row.id}
          onRow={(row) => go('/finance/batch/index', { batch: row.id })}
        />
      </Listed>
    </Page>
  )
}

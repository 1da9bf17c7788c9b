import type { CallOutput } from '@domain/contract'
import { Button, Card, Day, Empty, Money, Page, Row, Tag } from '@src/components'
import { go, useMe, useOnReturn, useQuery } from '@src/gateway'
import { programmeText } from '@src/text'
import { fundText } from '@src/text/fund'
import { payoutText } from '@src/text/payout'
import { View } from '@tarojs/components'
import '../common/finance.scss'

const text = payoutText.traces
type Trace = CallOutput<'payout.traces'>['items'][number]

const Acts = ({ row }: Pick<Trace, 'row'>) => (
  <View className='fin-in-row'>
    <Button
      kind='primary'
      label={`${row.name} ${text.answer}`}
      onTap={() => go('/finance/trace/index', { case: row.caseId, grant: row.id })}
      testId={`trace-${row.id}`}
    >
      {text.answer}
    </Button>
    <Button
      kind='plain'
      label={`${row.name} ${payoutText.returned.go}`}
      onTap={() => go('/finance/return/index', { case: row.caseId, grant: row.id })}
    >
      {payoutText.returned.go}
    </Button>
    <Button kind='quiet' onTap={() => go('/finance/case/index', { case: row.caseId })}>
      {payoutText.failures.open}
    </Button>
  </View>
)

/** 钱没到: payments reported as not arrived, until the bank has been asked and the worker told. */
export default function Traces() {
  const me = useMe()
  const query = useQuery('payout.traces', {})
  const { data, reload } = query
  useOnReturn(() => void reload())
  const items = data?.items ?? []
  return (
    <Page title={text.title} lead={text.lead} asked={query} refusal={query.refusal}>
      {data !== undefined && items.length === 0 && <Empty title={text.empty} hint={text.emptyHint} />}
      {items.map(({ row, since, dueOn, overdue }) => (
        <Card
          key={row.id}
          title={row.name}
          aside={<Tag tone={overdue ? 'red' : 'amber'}>{overdue ? text.overdue : text.open}</Tag>}
        >
          <Row label={fundText.columns.programme} value={programmeText[row.programme]} />
          <Row label={fundText.columns.amount} value={<Money fen={row.amount} />} />
          <Row label={fundText.columns.paidOn} value={row.paidOn === undefined ? '' : <Day date={row.paidOn} />} />
          <Row label={fundText.columns.account} value={row.lastFour ?? ''} />
          <Row label={text.since} value={<Day date={since} />} />
          <Row label={text.dueOn} value={<Day date={dueOn} />} />
          {me.has('fund-officer') && <Acts row={row} />}
        </Card>
      ))}
    </Page>
  )
}

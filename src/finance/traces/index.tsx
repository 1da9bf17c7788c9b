import { Card, Day, Empty, Money, Page, Row, Tag } from '@src/components'
import { useOnReturn, useQuery } from '@src/gateway'
import { programmeText } from '@src/text'
import { fundText } from '@src/text/fund'
import { payoutText } from '@src/text/payout'
import { actButtons } from '../common/grant-acts'
import '../common/finance.scss'

const text = payoutText.traces
/** 钱没到: payments reported as not arrived, until the bank has been asked and the worker has been answered. */
export default function Traces() {
  const query = useQuery('payout.traces', {})
  const { data, reload } = query
  useOnReturn(() => void reload())
  const items = data?.items ?? []
  return (
    <Page title={text.title} lead={text.lead} asked={query}>
      {data !== undefined && items.length === 0 && <Empty title={text.empty} hint={text.emptyHint} />}
      {items.map(({ row, since, dueOn, overdue }) => (
        <Card
          key={row.id}
          title={row.name}
          aside={<Tag tone={overdue ? 'overdue' : 'amber'}>{overdue ? text.overdue : text.open}</Tag>}
        >
          <Row label={fundText.columns.programme} value={programmeText[row.programme]} />
          <Row label={fundText.columns.amount} value={<Money fen={row.amount} />} />
          <Row label={fundText.columns.paidOn} value={row.paidOn === undefined ? '' : <Day date={row.paidOn} />} />
          <Row label={fundText.columns.account} value={row.lastFour ?? ''} />
          <Row label={text.since} value={<Day date={since} />} />
          <Row label={text.dueOn} value={<Day date={dueOn} />} />
          {row.deeds !== undefined && actButtons(row)}
        </Card>
      ))}
    </Page>
  )
}

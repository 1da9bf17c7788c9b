import type { CallOutput } from '@domain/contract'
import type { PayoutBatchId } from '@domain/kernel/ids'
import type { PayoutLine } from '@domain/payout/payout'
import { Banner, Card, Money, Page, Section, Table, Tag, Timeline } from '@src/components'
import { useMe, useOnReturn, useParams, useQuery } from '@src/gateway'
import { dateText, yuanText } from '@src/text'
import { payoutText } from '@src/text/payout'
import { BATCH_TONES } from '../parts/batch-state'
import { Figures } from '../parts/figures'
import { Approval, TakeBack } from './approval'
import { BankFile } from './bank-file'
import { BankResult } from './bank-result'
import '../parts/finance.scss'

const text = payoutText.batch
type Opened = CallOutput<'payout.open'>

const outcomeOf = (line: PayoutLine) => {
  if (line.outcome === undefined) return <Tag tone='plain'>{text.waiting}</Tag>
  if (line.outcome.paid) return <Tag tone='green'>{`${text.paid} ${dateText(line.outcome.on)}`}</Tag>
  return <Tag tone='red'>{`${text.failed}：${line.outcome.reason}`}</Tag>
}

/** The bank's word comes only once it has the file. */
const columnsFor = (state: Opened['batch']['state']) =>
  state === 'sent' || state === 'done' ? columns : columns.filter((column) => column.key !== 'outcome')

const columns = [
  { key: 'no', title: text.no, render: (line: PayoutLine) => String(line.no), width: '72px' },
  { key: 'name', title: payoutText.columns.payee, render: (line: PayoutLine) => line.nameMasked },
  { key: 'account', title: text.account, render: (line: PayoutLine) => line.accountShown },
  {
    key: 'amount',
    title: payoutText.columns.amount,
    align: 'right' as const,
    render: (line: PayoutLine) => <Money fen={line.amount} />,
  },
  { key: 'outcome', title: text.outcome, render: outcomeOf },
]

const STEPS: readonly string[] = ['made', 'approved', 'sent', 'done']
const stepsOf = ({ batch }: Opened) => {
  const at = STEPS.indexOf(batch.state)
  const titles = [text.made, text.approve, text.bank, text.result]
  return titles.map((title, i) => ({
    title,
    ...(i === 0 ? { date: dateText(batch.madeOn) } : {}),
    ...(i <= at ? { tone: 'green' as const } : {}),
    current: i === at + 1,
  }))
}

/** Count and total, except for the approver who has yet to add them up. */
const Head = ({ opened, hidden }: { readonly opened: Opened; readonly hidden: boolean }) => {
  const { row, batch } = opened
  return (
    <Card title={`${dateText(batch.madeOn)} ${row.mine ? payoutText.list.mine : `${text.maker} ${row.maker}`}`}>
      <Tag tone={BATCH_TONES[batch.state]}>{payoutText.states[batch.state]}</Tag>
      {!hidden && (
        <Figures
          items={[
            { label: text.count, value: String(batch.count) },
            { label: text.total, value: yuanText(batch.total) },
            { label: text.paid, value: String(row.paid) },
            { label: text.failed, value: String(row.failed) },
          ]}
        />
      )}
      {batch.state === 'rejected' ? (
        <Banner tone='amber' text={text.rejectedBecause(batch.rejectedBecause ?? '')} />
      ) : (
        <Timeline items={stepsOf(opened)} />
      )}
    </Card>
  )
}

/** One batch: its lines, and whatever this person may do with it now. */
export default function Batch() {
  const batchId = useParams()['batch'] as PayoutBatchId
  const me = useMe()
  const { data, refusal, loading, reload } = useQuery('payout.open', { batch: batchId })
  useOnReturn(() => void reload())
  const again = (): void => void reload()
  const state = data?.batch.state
  const toApprove = state === 'made' && me.has('fund-approver') && data?.row.mine === false
  const mayTakeBack = state === 'approved' && me.has('fund-approver') && data?.row.mine === false
  return (
    <Page title={text.title} wide loading={loading && data === undefined} refusal={refusal} onRetry={again}>
      {data !== undefined && (
        <>
          <Head opened={data} hidden={toApprove} />
          {state === 'made' && data.row.mine && <Banner tone='amber' text={text.yours} testId='batch-yours' />}
          {(state === 'approved' || state === 'sent') && me.has('fund-officer') && (
            <BankFile batch={data.batch} onDone={again} />
          )}
          {(state === 'sent' || state === 'done') && me.has('fund-officer') && (
            <BankResult batch={data.batch} onDone={again} />
          )}
          <Section title={text.lines}>
            <Table columns={columnsFor(data.batch.state)} rows={data.batch.lines} rowKey={(line) => String(line.no)} />
          </Section>
          {toApprove && <Approval batch={batchId} onDone={again} />}
          {mayTakeBack && <TakeBack batch={batchId} onDone={again} />}
        </>
      )}
    </Page>
  )
}

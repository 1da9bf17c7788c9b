import type { CallOutput } from '@domain/contract'
import type { PayoutBatchId } from '@domain/kernel/ids'
import { isKeyOf } from '@domain/kernel/keys'
import { isAt } from '@domain/payout/acts'
import type { PayoutLine } from '@domain/payout/payout'
import { BATCH_STATES } from '@domain/payout/states'
import { Banner, Card, Money, Page, Section, Table, Tag, Timeline } from '@src/components'
import { useMe, useOnReturn, useParams, useQuery } from '@src/gateway'
import { dateText, yuanText } from '@src/text'
import { payoutText } from '@src/text/payout'
import { addsUpAlone, BATCH_TONES } from '../common/batch-state'
import { Figures } from '../common/figures'
import { Approval } from './approval'
import { BankFile } from './bank-file'
import { BankResult } from './bank-result'
import { MayEnd } from './ending'
import { HandOver } from './hand-over'
import '../common/finance.scss'

const text = payoutText.batch
type Opened = CallOutput<'payout.open'>

const outcomeOf = (line: PayoutLine) => {
  if (line.outcome === undefined) return <Tag tone='plain'>{text.waiting}</Tag>
  if (line.returned !== undefined)
    return <Tag tone='amber'>{`${payoutText.returned.mark(dateText(line.returned.on))}：${line.returned.reason}`}</Tag>
  if (line.outcome.paid) return <Tag tone='green'>{`${text.paid} ${dateText(line.outcome.on)}`}</Tag>
  return <Tag tone='amber'>{`${text.failed}：${line.outcome.reason}`}</Tag>
}

type Shown = PayoutLine & { readonly shared: boolean }

const Account = ({ line }: { readonly line: Shown }) => (
  <>
    {line.accountShown}
    {line.shared && <Tag tone='amber'>{text.shared}</Tag>}
  </>
)

/** The column with the bank's result is shown only once the bank has the file. */
const columnsFor = (state: Opened['batch']['state']) =>
  isAt('answer', state) ? columns : columns.filter((column) => column.key !== 'outcome')

const columns = [
  { key: 'no', title: text.no, render: (line: PayoutLine) => String(line.no), width: '72px' },
  { key: 'name', title: payoutText.columns.payee, render: (line: PayoutLine) => line.nameMasked },
  { key: 'account', title: text.account, render: (line: Shown) => <Account line={line} /> },
  {
    key: 'amount',
    title: payoutText.columns.amount,
    align: 'right' as const,
    render: (line: PayoutLine) => <Money fen={line.amount} />,
  },
  { key: 'outcome', title: text.outcome, render: outcomeOf },
]

const wayText = (how: string): string => (isKeyOf(payoutText.handOver.ways, how) ? payoutText.handOver.ways[how] : how)

const linesOf = ({ batch, shared }: Opened): readonly Shown[] =>
  batch.lines.map((line) => ({ ...line, shared: shared.includes(line.no) }))

const stepsOf = ({ batch }: Opened) => {
  const { reached } = BATCH_STATES[batch.state]
  const titles = [text.made, text.approve, text.bank, text.result]
  return titles.map((title, i) => ({
    title,
    ...(i === 0 ? { date: dateText(batch.madeOn) } : {}),
    ...(i < reached ? { tone: 'green' as const } : {}),
    current: i === reached,
  }))
}

/** How the batch ended; or its progress, and who recorded the hand-over to the bank. */
const Outcome = ({ opened }: { readonly opened: Opened }) => {
  const { batch } = opened
  const { ended, handedOver, rejectedBecause, state } = batch
  if (rejectedBecause !== undefined) return <Banner tone='amber' text={text.rejectedBecause(rejectedBecause)} />
  if (ended !== undefined) {
    const words = text.ended(payoutText.states[state], ended.why, ended.by, dateText(ended.on))
    return <Banner tone='amber' text={words} testId='batch-ended' />
  }
  return (
    <>
      <Timeline items={stepsOf(opened)} />
      {handedOver !== undefined && (
        <Banner
          tone='plain'
          text={text.handedOver(dateText(handedOver.on), wayText(handedOver.how), handedOver.by)}
          testId='batch-handed-over'
        />
      )}
    </>
  )
}

/** Count and total; hidden from the approver, who has to add them up. */
const Head = ({ opened, hidden }: { readonly opened: Opened; readonly hidden: boolean }) => {
  const { row, batch } = opened
  return (
    <Card title={`${dateText(batch.madeOn)} ${row.mine ? payoutText.list.mine : `${text.maker} ${row.maker}`}`}>
      <Tag tone={BATCH_TONES[batch.state]}>{payoutText.states[batch.state]}</Tag>
      <Figures items={[{ label: payoutText.columns.batchNo, value: row.batchNo }]} />
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
      <Outcome opened={opened} />
    </Card>
  )
}

type ActsProps = { readonly opened: Opened; readonly onDone: () => void }

/** The acts of a fund officer: export, record the hand-over, recall, import the results. */
const OfficerActs = ({ opened: { batch, acts }, onDone }: ActsProps) => (
  <>
    {acts.includes('export') && <BankFile batch={batch} onDone={onDone} />}
    {acts.includes('handOver') && <HandOver batch={batch} onDone={onDone} />}
    {acts.includes('recall') && <MayEnd batch={batch.id} way='recall' onDone={onDone} />}
    {acts.includes('answer') && <BankResult batch={batch} onDone={onDone} />}
  </>
)

/** The acts of the approver, who is never the maker. */
const ApproverActs = ({ opened: { batch, acts }, onDone }: ActsProps) => (
  <>
    {acts.includes('approve') ? (
      <Approval batch={batch.id} onDone={onDone} />
    ) : (
      acts.includes('reject') && <MayEnd batch={batch.id} way='reject' onDone={onDone} />
    )}
    {acts.includes('notAccepted') && <MayEnd batch={batch.id} way='notAccepted' onDone={onDone} />}
  </>
)

/** One batch: its lines, and the acts open to this person now. */
export default function Batch() {
  const batchId = useParams()['batch'] as PayoutBatchId
  const me = useMe()
  const { data, refusal, loading, reload } = useQuery('payout.open', { batch: batchId })
  useOnReturn(() => void reload())
  const again = (): void => void reload()
  return (
    <Page title={text.title} wide loading={loading && data === undefined} refusal={refusal} onRetry={again}>
      {data !== undefined && (
        <>
          <Head opened={data} hidden={addsUpAlone(data.row, me.has)} />
          {data.row.mine && isAt('approve', data.batch.state) && (
            <Banner tone='amber' text={text.yours} testId='batch-yours' />
          )}
          <OfficerActs opened={data} onDone={again} />
          <Section title={text.lines}>
            <Table columns={columnsFor(data.batch.state)} rows={linesOf(data)} rowKey={(line) => String(line.no)} />
          </Section>
          <ApproverActs opened={data} onDone={again} />
        </>
      )}
    </Page>
  )
}

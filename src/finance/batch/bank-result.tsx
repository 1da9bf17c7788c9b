import type { CallOutput } from '@domain/contract'
import type { FileId } from '@domain/kernel/ids'
import type { Refusal } from '@domain/kernel/result'
import type { PayoutBatch } from '@domain/payout/payout'
import { BATCH_STATES } from '@domain/payout/states'
import { Banner, Button, Card, RefusalCard, Table } from '@src/components'
import { pickFiles, upload, useCommand } from '@src/gateway'
import { payoutText } from '@src/text/payout'
import { useState } from 'react'
import { Figures } from '../common/figures'

const text = payoutText.result
type Read = CallOutput<'payout.import'>
type Problem = Read['problems'][number]

const columns = [
  { key: 'row', title: text.row, render: (problem: Problem) => String(problem.row), width: '96px' },
  { key: 'cell', title: text.cell, render: (problem: Problem) => problem.cell ?? text.wholeRow },
  {
    key: 'problem',
    title: text.problem,
    render: (problem: Problem) => payoutText.problems[problem.problem] ?? text.unreadable,
  },
]

const Outcome = ({ read }: { readonly read: Read }) => (
  <>
    <Figures
      items={[
        { label: text.read, value: text.rows(read.read) },
        { label: text.paid, value: text.rows(read.paid) },
        { label: text.failed, value: text.rows(read.failed) },
        ...(read.returned === 0 ? [] : [{ label: text.returned, value: text.rows(read.returned) }]),
        { label: text.unchanged, value: text.rows(read.unchanged) },
        { label: text.notYet, value: text.rows(read.notYet) },
        { label: text.open, value: text.lines(read.open) },
      ]}
    />
    {read.inPart.length > 0 && <Banner tone='amber' text={text.inPart(read.inPart)} testId='bank-in-part' />}
    {read.problems.length === 0 ? (
      <Banner tone='green' text={text.fine} />
    ) : (
      <>
        <Banner tone='amber' text={text.problems} />
        <Table columns={columns} rows={read.problems} rowKey={(problem) => `${problem.row}:${problem.problem}`} />
      </>
    )}
  </>
)

/** Imports the bank's results. Rows that do not match are listed and change nothing. */
export const BankResult = ({ batch, onDone }: { readonly batch: PayoutBatch; readonly onDone: () => void }) => {
  const command = useCommand('payout.import')
  const [read, setRead] = useState<Read>()
  const [notSent, setNotSent] = useState<Refusal>()
  const [sending, setSending] = useState(false)
  const [asked, setAsked] = useState<FileId>()
  const enter = async (file: FileId, confirmed: boolean): Promise<void> => {
    setAsked(undefined)
    const input = { batch: batch.id, file, ...(confirmed ? { confirmed } : {}) }
    const answer = await command.run(input, { keyFor: `${batch.id}:${file}:${confirmed}` })
    if (!answer.ok) return setAsked(answer.refusal.code === 'FILE_BATCH_UNCLEAR' ? file : undefined)
    setRead(answer.value)
    onDone()
  }
  const send = async (): Promise<void> => {
    const [chosen] = await pickFiles('table', 1)
    if (chosen === undefined) return
    setRead(undefined)
    setNotSent(undefined)
    setAsked(undefined)
    setSending(true)
    const sent = await upload('table', chosen)
    setSending(false)
    if (!sent.ok) return setNotSent(sent.refusal)
    await enter(sent.value, false)
  }
  const refusal = notSent ?? command.refusal
  const waits = BATCH_STATES[batch.state].waitsFor.includes('answer')
  return (
    <Card title={text.title}>
      <Banner tone='plain' text={waits ? text.lead : payoutText.batch.closed} />
      <Button
        kind={waits ? 'primary' : 'plain'}
        block
        busy={sending || command.busy}
        onTap={() => void send()}
        testId='bank-result'
      >
        {text.pick}
      </Button>
      {read !== undefined && <Outcome read={read} />}
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      {asked !== undefined && (
        <Button
          kind='plain'
          block
          busy={command.busy}
          onTap={() => void enter(asked, true)}
          testId='bank-result-confirm'
        >
          {text.confirm}
        </Button>
      )}
    </Card>
  )
}

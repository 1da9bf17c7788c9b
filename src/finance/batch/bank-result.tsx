import type { CallInput, CallOutput } from '@domain/contract'
import type { FileId } from '@domain/kernel/ids'
import { BATCH_STATES } from '@domain/payout/states'
import { Banner, Button, Card, RefusalCard } from '@src/components'
import { TableImport, type Told } from '@src/features/table-import'
import { useCommand } from '@src/gateway'
import { payoutText } from '@src/text/payout'
import { useState } from 'react'
import { Figures } from '../common/figures'

const text = payoutText.result
const { unknown: _notSaid, ...OWNERS } = payoutText.owners
type Read = CallOutput<'payout.import'>

const Outcome = ({ read, dry }: { readonly read: Read; readonly dry: boolean }) => (
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
    {read.inPart.length > 0 && (
      <Banner tone='amber' text={(dry ? text.wouldInPart : text.inPart)(read.inPart)} testId='bank-in-part' />
    )}
    {!dry && read.problems.length === 0 && <Banner tone='green' text={text.fine} />}
  </>
)

/** Imports the bank's results. Rows that do not match are listed and change nothing. */
export const BankResult = ({
  batch,
  onDone,
}: {
  readonly batch: CallOutput<'payout.open'>['batch']
  readonly onDone: () => void
}) => {
  const { run, busy, refusal } = useCommand('payout.import')
  const [confirmed, setConfirmed] = useState<FileId>()
  const send = async (file: FileId, told: Told, dry: boolean): Promise<Read | undefined> => {
    const input = {
      batch: batch.id,
      file,
      ...(told as Pick<CallInput<'payout.import'>, 'words' | 'reasons'>),
      ...(confirmed === file ? { confirmed: true } : {}),
      ...(dry ? { dry } : {}),
    }
    const answer = await run(input, { keyFor: `${batch.id}:${file}:${confirmed === file}:${dry}` })
    if (!answer.ok) {
      setAsked(answer.refusal.code === 'FILE_BATCH_UNCLEAR' ? file : undefined)
      return undefined
    }
    if (!dry) onDone()
    return answer.value
  }
  const [asked, setAsked] = useState<FileId>()
  const waits = BATCH_STATES[batch.state].waitsFor.includes('answer')
  const notes = (
    <>
      {refusal !== undefined && confirmed === undefined && <RefusalCard refusal={refusal} />}
      {asked !== undefined && confirmed === undefined && (
        <Button kind='plain' block onTap={() => setConfirmed(asked)} testId='bank-result-confirm'>
          {text.confirm}
        </Button>
      )}
    </>
  )
  return (
    <Card title={text.title}>
      <Banner tone='plain' text={waits ? text.lead : payoutText.batch.closed} />
      <TableImport<Read>
        label={text.pick}
        hint={text.pickHint}
        columns={text.columns}
        meanings={text.meanings}
        owners={OWNERS}
        run={send}
        busy={busy}
        notes={notes}
        figures={(read, dry) => <Outcome read={read} dry={dry} />}
        taken={({ paid, failed, returned, unchanged, notYet }) => paid + failed + returned + unchanged + notYet}
        wordsOf={(problem) => payoutText.problems[problem] ?? text.unreadable}
        send={text.send}
        testId='bank-result'
      />
    </Card>
  )
}

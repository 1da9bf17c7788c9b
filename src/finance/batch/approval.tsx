import type { Fen } from '@domain/kernel/fen'
import type { PayoutBatchId } from '@domain/kernel/ids'
import { Banner, Button, Card, MoneyInput, NumberInput, RefusalCard, Section, useFields } from '@src/components'
import { useCommand } from '@src/gateway'
import { payoutText } from '@src/text/payout'
import { useState } from 'react'
import { Ending } from './ending'

const text = payoutText.approve

/** Approval by a second person, who types count and total as they have added them up, or rejects the batch. */
export const Approval = ({ batch, onDone }: { readonly batch: PayoutBatchId; readonly onDone: () => void }) => {
  const command = useCommand('payout.approve')
  const [{ count, total }, field] = useFields({
    count: undefined as number | undefined,
    total: undefined as Fen | undefined,
  })
  const [rejecting, setRejecting] = useState(false)
  const send = async (): Promise<void> => {
    if (count === undefined || total === undefined) return
    const answer = await command.run({ batch, count, total }, { keyFor: batch })
    if (answer.ok) onDone()
  }
  if (rejecting) return <Ending batch={batch} way='reject' onDone={onDone} onKeep={() => setRejecting(false)} />
  return (
    <Section title={text.title}>
      <Card>
        <Banner tone='plain' text={text.lead} />
        <NumberInput label={text.count} {...field('count')} min={1} testId='control-count' />
        <MoneyInput label={text.total} {...field('total')} testId='control-total' placeholder={text.totalHint} />
        {command.refusal !== undefined && <RefusalCard refusal={command.refusal} onRetry={onDone} />}
        <Button
          kind='primary'
          block
          disabled={count === undefined || total === undefined}
          busy={command.busy}
          onTap={() => void send()}
          testId='batch-approve'
        >
          {text.send}
        </Button>
        <Button kind='quiet' block onTap={() => setRejecting(true)}>
          {text.reject}
        </Button>
      </Card>
    </Section>
  )
}

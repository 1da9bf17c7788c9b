import type { Fen } from '@domain/kernel/fen'
import type { PayoutBatchId } from '@domain/kernel/ids'
import {
  Banner,
  Button,
  Card,
  filled,
  MoneyInput,
  NumberInput,
  Section,
  Send,
  toSend,
  useFields,
} from '@src/components'
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
  if (rejecting) return <Ending batch={batch} way='reject' onDone={onDone} onKeep={() => setRejecting(false)} />
  return (
    <Section title={text.title}>
      <Card>
        <Banner tone='plain' text={text.lead} />
        <NumberInput label={text.count} {...field('count')} min={1} testId='control-count' />
        <MoneyInput label={text.total} {...field('total')} testId='control-total' placeholder={text.totalHint} />
        <Send
          {...toSend(command, filled({ batch, count, total }), onDone, { keyFor: batch })}
          onStale={onDone}
          label={text.send}
          testId='batch-approve'
        />
        <Button kind='quiet' block onTap={() => setRejecting(true)}>
          {text.reject}
        </Button>
      </Card>
    </Section>
  )
}

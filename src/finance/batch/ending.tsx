import type { PayoutBatchId } from '@domain/kernel/ids'
import { Banner, Button, Card, filled, Send, TextArea, toSend, useFields } from '@src/components'
import { useCommand } from '@src/gateway'
import { payoutText } from '@src/text/payout'
import { useState } from 'react'

const texts = payoutText.endings
type Way = keyof typeof texts
const CALLS = { reject: 'payout.reject', recall: 'payout.recall', notAccepted: 'payout.notAccepted' } as const

type Props = { readonly batch: PayoutBatchId; readonly way: Way; readonly onDone: () => void }

/** Ends a batch with a reason; can be cancelled until it is sent. */
export const Ending = ({ batch, way, onDone, onKeep }: Props & { readonly onKeep: () => void }) => {
  const text = texts[way]
  const command = useCommand(CALLS[way])
  const [{ why }, field] = useFields({ why: '' })
  return (
    <Card title={text.title}>
      <Banner tone='amber' text={text.after} />
      <TextArea
        label={text.why}
        {...field('why')}
        maxLength={200}
        placeholder={text.whyHint}
        testId={`batch-${way}-why`}
      />
      <Send
        kind='danger'
        {...toSend(command, filled({ batch, why }), onDone, { keyFor: batch })}
        onStale={onDone}
        label={text.send}
        testId={`batch-${way}`}
      />
      <Button kind='quiet' block onTap={onKeep}>
        {text.keep}
      </Button>
    </Card>
  )
}

/** Explains how a batch can be ended; the form opens with a tap. */
export const MayEnd = (props: Props) => {
  const [open, setOpen] = useState(false)
  const text = texts[props.way]
  if (open) return <Ending {...props} onKeep={() => setOpen(false)} />
  return (
    <Card>
      <Banner tone='plain' text={text.lead} />
      <Button kind='plain' block onTap={() => setOpen(true)} testId={`open-${props.way}`}>
        {text.open}
      </Button>
    </Card>
  )
}

import type { CallOutput } from '@domain/contract'
import type { PlainDate } from '@domain/kernel/plain-date'
import { HAND_OVER_WAYS, type HandOverWay } from '@domain/payout/hand-over'
import { Banner, Card, Choice, DateInput, filled, optionsOf, Send, toSend, useFields } from '@src/components'
import { useCommand, useMe } from '@src/gateway'
import { payoutText } from '@src/text/payout'
import { useState } from 'react'

const text = payoutText.handOver

/** Records that the bank has the file: on which day and how it got there. Exporting the file does not record this. */
export const HandOver = ({
  batch,
  onDone,
}: {
  readonly batch: CallOutput<'payout.open'>['batch']
  readonly onDone: () => void
}) => {
  const { today } = useMe()
  const command = useCommand('payout.handOver')
  const [chosen, setChosen] = useState<PlainDate>()
  const [{ how }, field] = useFields({ how: undefined as HandOverWay | undefined })
  const on = chosen ?? today
  return (
    <Card title={text.title}>
      <Banner tone='amber' text={text.lead} />
      <DateInput
        label={text.on}
        value={on}
        onChange={(day) => setChosen(day as PlainDate)}
        min={batch.madeOn}
        max={today}
        testId='handed-on'
      />
      <Choice label={text.how} options={optionsOf(text.ways, HAND_OVER_WAYS)} {...field('how')} testId='handed' />
      <Send
        {...toSend(command, filled({ batch: batch.id, on, how }), onDone, { keyFor: batch.id })}
        onStale={onDone}
        label={text.send}
        testId='hand-over'
      />
    </Card>
  )
}

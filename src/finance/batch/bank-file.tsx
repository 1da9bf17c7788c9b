import type { CallOutput } from '@domain/contract'
import { nextExport } from '@domain/payout/export'
import { Banner, Button, Card, Downloaded, RefusalCard, Select, useDownload } from '@src/components'
import { useCommand } from '@src/gateway'
import { payoutText } from '@src/text/payout'
import { useState } from 'react'
import { useLayouts } from '../common/layouts'

const text = payoutText.file

/** Creates the bank's file; the hand-over to the bank is recorded separately. */
export const BankFile = ({
  batch,
  onDone,
}: {
  readonly batch: CallOutput<'payout.open'>['batch']
  readonly onDone: () => void
}) => {
  const command = useCommand('payout.export')
  const first = nextExport(batch) === 1
  const layouts = useLayouts()
  const options = [...layouts.shipped, ...layouts.made].map(({ key, layout: { name } }) => ({
    value: key,
    label: name,
  }))
  const [layout, setLayout] = useState(batch.layout ?? 'generic')
  const { got, get } = useDownload()
  const [made, setMade] = useState<CallOutput<'payout.export'>>()
  const send = async (): Promise<void> => {
    const answer = await command.run({ batch: batch.id, layout }, { keyFor: `${batch.id}:${layout}` })
    if (!answer.ok) return
    setMade(answer.value)
    await get(answer.value)
    onDone()
  }
  return (
    <Card title={text.title}>
      <Banner tone='plain' text={text.lead} />
      <Select
        label={text.layout}
        hint={text.layoutHint}
        options={options}
        value={layout}
        onChange={setLayout}
        testId='bank-layout'
      />
      <Button kind={first ? 'primary' : 'plain'} block busy={command.busy} onTap={() => void send()} testId='bank-file'>
        {first ? text.send : text.again}
      </Button>
      {made !== undefined && <Banner tone='green' text={text.done(made.name, made.count, made.total)} />}
      <Downloaded got={got} />
      {command.refusal !== undefined && <RefusalCard refusal={command.refusal} onRetry={onDone} />}
    </Card>
  )
}

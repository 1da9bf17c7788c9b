import type { Refusal } from '@domain/kernel/result'
import { Button, Card, OrCancel, RefusalCard, TextArea } from '@src/components'
import { command } from '@src/gateway'
import { deliberationText as words } from '@src/text/deliberation'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { Household } from './draft'

type Props = { readonly household: Pick<Household, 'id' | 'version' | 'name'>; readonly onDone: () => Promise<void> }

/** 交上级工会评议: there can be no quorum here; asks for the reason and hands the case up to the union above. */
export const HandUp = ({ household: { id, version, name }, onDone }: Props) => {
  const [open, setOpen] = useState(false)
  const [why, setWhy] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const under = useRef(false)
  const send = async (): Promise<void> => {
    if (under.current) return
    under.current = true
    setBusy(true)
    const answer = await command('deliberation.handUp', { why: why.trim() }, { caseId: id, version })
    setRefusal(answer.ok ? undefined : answer.refusal)
    await onDone()
    under.current = false
    setBusy(false)
  }
  if (!open)
    return (
      <Button kind='quiet' onTap={() => setOpen(true)} label={`${name}，${words.handUp}`} testId={`hand-up-${id}`}>
        {words.handUp}
      </Button>
    )
  return (
    <Card title={words.handUp} testId='hand-up-form'>
      <View className='case-hint'>{words.handUpLead}</View>
      <TextArea
        label={words.handUpWhy}
        hint={words.handUpHint}
        value={why}
        onChange={setWhy}
        maxLength={300}
        testId='hand-up-why'
      />
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      <OrCancel
        kind='plain'
        busy={busy}
        disabled={why.trim() === ''}
        onTap={() => void send()}
        onCancel={() => setOpen(false)}
        testId='hand-up-submit'
      >
        {words.handUpSubmit}
      </OrCancel>
    </Card>
  )
}

import type { CallOutput } from '@domain/contract'
import type { CheckBatchId } from '@domain/kernel/ids'
import { showDate } from '@domain/kernel/plain-date'
import type { Counterpart } from '@domain/policy/policy'
import { Button, RefusalCard, TextArea } from '@src/components'
import { useCommand } from '@src/gateway'
import { roundText } from '@src/text/round'
import { View } from '@tarojs/components'
import { useState } from 'react'

export type Passing = CallOutput<'crosscheck.open'>['batch']['passing'][number]

type Props = {
  readonly batch: CheckBatchId
  readonly counterpart: Counterpart
  readonly passing: Passing | undefined
  readonly onChanged: () => void
}

/** A counterpart that does not answer: one officer proposes to wait no longer, another decides. */
export const Silent = ({ batch, counterpart, passing, onChanged }: Props) => {
  const [shown, setShown] = useState(false)
  const [reasons, setReasons] = useState('')
  const { run, busy, refusal } = useCommand('crosscheck.passOver')
  const send = async (agrees: boolean) => {
    const answer = await run({ batch, counterpart, reasons, agrees })
    if (!answer.ok) return
    setReasons('')
    setShown(false)
    onChanged()
  }
  if (passing === undefined && !shown)
    return (
      <Button kind='quiet' onTap={() => setShown(true)} testId={`silent-${counterpart}`}>
        {roundText.silent}
      </Button>
    )
  return (
    <View className='case-form'>
      <View className='case-hint'>{roundText.silentHint}</View>
      {passing !== undefined && (
        <View className='case-words'>{roundText.silentBy(passing.name, showDate(passing.on), passing.reasons)}</View>
      )}
      <TextArea
        label={roundText.silentReasons}
        value={reasons}
        onChange={setReasons}
        maxLength={300}
        testId={`silent-reasons-${counterpart}`}
      />
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      <Button
        busy={busy}
        disabled={reasons.trim() === ''}
        onTap={() => void send(true)}
        testId={`silent-send-${counterpart}`}
      >
        {passing === undefined ? roundText.silentPropose : roundText.silentAgree}
      </Button>
      {passing !== undefined && (
        <Button
          kind='quiet'
          busy={busy}
          disabled={reasons.trim() === ''}
          onTap={() => void send(false)}
          testId={`silent-end-${counterpart}`}
        >
          {roundText.silentDisagree}
        </Button>
      )}
    </View>
  )
}

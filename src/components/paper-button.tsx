import type { CallInput, CommandName } from '@domain/contract'
import { download, useCommand } from '@src/gateway'
import { paperText } from '@src/text/paper'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from './button'
import { Banner, RefusalCard } from './plain'

type PaperCall = Extract<CommandName, `paper.${string}`>
type Props<N extends PaperCall> = {
  readonly name: N
  readonly input: CallInput<N>
  readonly label: string
  readonly disabled?: boolean
  readonly testId?: string
  readonly onDone?: () => void
}

/** Requests a paper as a Word file and opens it. The link expires after a few minutes, so each tap requests a new one. */
export const PaperButton = <N extends PaperCall>({ name, input, label, disabled, testId, onDone }: Props<N>) => {
  const { run, busy, refusal } = useCommand(name)
  const [failed, setFailed] = useState(false)
  const make = async () => {
    const answer = await run(input, { keyFor: JSON.stringify(input) })
    if (!answer.ok) return
    setFailed(!(await download(answer.value.url, answer.value.name)))
    onDone?.()
  }
  return (
    <View className='paper-button no-print'>
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      {failed && <Banner tone='amber' text={paperText.notOpened} />}
      <Button
        busy={busy}
        disabled={disabled === true}
        onTap={() => void make()}
        {...(testId === undefined ? {} : { testId })}
      >
        {label}
      </Button>
    </View>
  )
}

import type { CallInput, CommandName } from '@domain/contract'
import { useCommand } from '@src/gateway'
import { View } from '@tarojs/components'
import { Button } from './button'
import { Downloaded, useDownload } from './downloaded'
import { RefusalCard } from './plain'

type PaperCall = Extract<CommandName, `paper.${string}`>
type Props<N extends PaperCall> = {
  readonly name: N
  readonly input: CallInput<N>
  readonly label: string
  readonly disabled?: boolean
  readonly block?: boolean
  readonly testId?: string
  readonly onDone?: () => void
}

/** Requests a paper as a Word file and opens it. The link expires after a few minutes, so each tap requests a new one. */
export const PaperButton = <N extends PaperCall>({
  name,
  input,
  label,
  disabled,
  block = false,
  testId,
  onDone,
}: Props<N>) => {
  const { run, busy, refusal } = useCommand(name)
  const { got, get } = useDownload()
  const make = async () => {
    const answer = await run(input, { keyFor: JSON.stringify(input) })
    if (!answer.ok) return
    await get(answer.value)
    onDone?.()
  }
  return (
    <View className='paper-button no-print'>
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      <Downloaded got={got} />
      <Button
        block={block}
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

import { Banner, Button, Card, TextInput } from '@src/components'
import { CODE_LEAST, CODE_MOST, isCode, keyRecord, setCode } from '@src/gateway/offline-kit'
import { offlineKitText } from '@src/text/offline-kit'
import { View } from '@tarojs/components'
import { useState } from 'react'

const words = offlineKitText.code

/** Whether a code is trivial: one repeated digit, or digits counting up or down. */
const isEasy = (code: string): boolean => {
  const steps = new Set([...code].slice(1).map((digit, at) => Number(digit) - Number(code[at])))
  const [only] = steps
  return steps.size === 1 && only !== undefined && Math.abs(only) <= 1
}

const wrongWith = (code: string, repeat: string): string | undefined => {
  if (!isCode(code)) return code.length < CODE_LEAST ? undefined : words.notDigits
  if (isEasy(code)) return words.tooEasy
  return repeat.length >= code.length && repeat !== code ? words.different : undefined
}

const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60))

type Props = { readonly lead?: string; readonly onSet: () => void }

/** Chooses the offline code, which opens this phone's offline kit without a connection. Possible only while the kit is open. */
export const ChooseCode = ({ lead, onSet }: Props) => {
  const [code, write] = useState('')
  const [repeat, writeRepeat] = useState('')
  const [busy, setBusy] = useState(false)
  const [room, setRoom] = useState(true)
  const wrong = wrongWith(code, repeat)
  const keep = async (): Promise<void> => {
    setBusy(true)
    await drawn()
    const kept = await setCode(code)
    setBusy(false)
    setRoom(kept)
    if (kept) onSet()
  }
  return (
    <View>
      {lead !== undefined && <View className='case-words'>{lead}</View>}
      <View className='case-hint'>{words.why}</View>
      <TextInput
        label={words.label}
        value={code}
        onChange={write}
        kind='number'
        maxLength={CODE_MOST}
        password
        testId='code-new'
      />
      <TextInput
        label={words.repeat}
        value={repeat}
        onChange={writeRepeat}
        kind='number'
        maxLength={CODE_MOST}
        password
        error={wrong}
        testId='code-repeat'
      />
      {!room && <Banner tone='amber' text={offlineKitText.noRoom} />}
      <Button
        kind='primary'
        busy={busy}
        disabled={!isCode(code) || code !== repeat || wrong !== undefined}
        onTap={() => void keep()}
        testId='code-set'
      >
        {words.set}
      </Button>
    </View>
  )
}

/** Shows whether there is an offline code, and lets the officer choose or change it. */
export const CodeCard = () => {
  const [asked, ask] = useState(false)
  const [saved, setSaved] = useState(false)
  const { hasCode } = keyRecord()
  return (
    <Card title={words.title} testId='code-card'>
      {saved && <Banner tone='green' text={words.saved} />}
      {!asked && <View className='case-hint'>{hasCode ? words.chosen : words.why}</View>}
      {asked ? (
        <ChooseCode
          onSet={() => {
            ask(false)
            setSaved(true)
          }}
        />
      ) : (
        <Button onTap={() => ask(true)} testId='code-change'>
          {hasCode ? words.change : words.set}
        </Button>
      )}
    </Card>
  )
}

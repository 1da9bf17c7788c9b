import { Banner, Button, Card, NotShown, Skeleton, TextInput } from '@src/components'
import { useOnline } from '@src/gateway'
import { CODE_MOST, isCode, type Key, onPhone, openByCode } from '@src/gateway/offline-kit'
import { offlineKitText } from '@src/text/offline-kit'
import { View } from '@tarojs/components'
import { useState } from 'react'

const words = offlineKitText.locked

type Said = 'wrong' | 'checking' | number | undefined
const SECOND = 1000

const Saying = ({ said }: { readonly said: Said }) => {
  if (said === undefined) return null
  if (said === 'checking') return <Banner tone='blue' text={words.checking} />
  return <Banner tone='amber' text={said === 'wrong' ? words.wrong : words.wait(said)} testId='code-said' />
}

/** Lets the busy state be drawn before the computation that blocks the phone. */
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60))

const ByCode = () => {
  const [code, setCode] = useState('')
  const [said, say] = useState<Said>()
  const open = async (): Promise<void> => {
    say('checking')
    await drawn()
    const tried = await openByCode(code, Date.now())
    setCode('')
    if (typeof tried === 'object') say(Math.ceil(tried.waitMs / SECOND))
    else say(tried === 'open' ? undefined : 'wrong')
  }
  return (
    <View>
      <TextInput
        label={offlineKitText.code.label}
        value={code}
        onChange={setCode}
        kind='number'
        maxLength={CODE_MOST}
        password
        testId='offline-code'
      />
      <Saying said={said} />
      <Button
        kind='primary'
        busy={said === 'checking'}
        disabled={!isCode(code)}
        onTap={() => void open()}
        testId='offline-open'
      >
        {words.open}
      </Button>
    </View>
  )
}

const leadOf = ({ why, hasCode }: Key): string => {
  if (why === 'ended')
    return onPhone().some(({ unsent }) => unsent) ? `${words.ended}${words.endedUnsent}` : words.ended
  if (why === 'no-room') return words.noRoom
  return hasCode ? words.lead : words.noCode
}

/** Opens a locked offline kit: automatically with a connection, otherwise with the offline code. */
export const Unlock = ({ reading }: { readonly reading: Key }) => {
  const online = useOnline()
  if (reading.asking || (online && reading.why === undefined)) return <Skeleton />
  const refusal = typeof reading.why === 'object' && reading.why.code !== 'UNAVAILABLE' ? reading.why : undefined
  return (
    <Card title={words.title} tone='calm' testId='sealed-shut'>
      {refusal === undefined ? <View className='case-words'>{leadOf(reading)}</View> : <NotShown refusal={refusal} />}
      {reading.hasCode && <ByCode />}
      {online && reading.why !== 'ended' && (
        <Button kind='quiet' onTap={() => void reading.ask()} testId='sealed-again'>
          {words.bySignal}
        </Button>
      )}
    </Card>
  )
}

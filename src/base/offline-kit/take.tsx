import type { CaseId } from '@domain/kernel/ids'
import { Banner, Button, Card, RefusalCard } from '@src/components'
import { isWeapp } from '@src/gateway'
import { keyRecord, useKey } from '@src/gateway/offline-kit'
import { offlineKitText } from '@src/text/offline-kit'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ChooseCode } from './code'
import { Unlock } from './unlock'
import { type Took, useTake } from './use-take'

const Outcome = ({ took }: { readonly took: Took }) => (
  <View>
    {took.done > 0 && <Banner tone='green' text={offlineKitText.done(took.done)} testId='taken-done' />}
    {took.done > 0 && !isWeapp && <View className='case-hint'>{offlineKitText.onWeb}</View>}
    {!took.room && <Banner tone='amber' text={offlineKitText.noRoom} testId='taken-no-room' />}
    {took.cut && <Banner tone='amber' text={offlineKitText.incomplete} testId='taken-cut' />}
    {took.refusal !== undefined && <RefusalCard refusal={took.refusal} />}
  </View>
)

type Props = {
  readonly ids: readonly CaseId[]
  readonly words: string
  readonly onBegin?: () => void
  readonly onTaken?: () => void
  readonly testId: string
}

const idle = (): void => undefined

/**
 * Button that adds households to the offline kit. The first time it asks for an offline code first, because one cannot be
 * chosen without a connection.
 */
export const TakeButton = ({ ids, words, onBegin = idle, onTaken = idle, testId }: Props) => {
  const [asked, ask] = useState(false)
  const key = useKey(asked)
  const { run, progress, took } = useTake(onTaken)
  const [hasCode, setHasCode] = useState(() => keyRecord().hasCode)
  const begin = (): void => {
    ask(true)
    onBegin()
    if (key.open && hasCode) void run(ids)
  }
  // the request waits for the key and the code, then continues automatically
  const choosing = asked && key.open && !hasCode
  return (
    <View>
      {progress !== undefined && <Banner tone='blue' text={progress} testId='taking-progress' />}
      {took !== undefined && progress === undefined && <Outcome took={took} />}
      {asked && !key.open && <Unlock reading={key} />}
      {choosing && (
        <Card title={offlineKitText.code.title} tone='calm' testId='taking-code'>
          <ChooseCode
            lead={offlineKitText.code.first}
            onSet={() => {
              setHasCode(true)
              void run(ids)
            }}
          />
        </Card>
      )}
      {ids.length > 0 && !choosing && (
        <Button busy={progress !== undefined} onTap={begin} testId={testId}>
          {words}
        </Button>
      )}
    </View>
  )
}

import type { CallOutput } from '@domain/contract'
import { Button, Card, OrCancel, RefusalCard, Section, Tag } from '@src/components'
import { useCommand, useQuery } from '@src/gateway'
import { keyRecord } from '@src/gateway/offline-kit'
import { momentText } from '@src/text'
import { offlineKitText } from '@src/text/offline-kit'
import { View } from '@tarojs/components'
import { useState } from 'react'

type Device = CallOutput<'taking.list'>['takings'][number]
const words = offlineKitText.devices

const One = ({ device, onEnded }: { readonly device: Device; readonly onEnded: () => void }) => {
  const [sure, setSure] = useState(false)
  const { run, busy, refusal } = useCommand('taking.end')
  const isHere = device.device === keyRecord().device
  const end = async (): Promise<void> => {
    const answer = await run({ device: device.device }, { keyFor: device.device })
    if (answer.ok) onEnded()
  }
  return (
    <Card
      title={words.kinds[device.kind]}
      aside={
        device.ended ? <Tag tone='plain'>{words.ended}</Tag> : isHere ? <Tag tone='blue'>{words.here}</Tag> : undefined
      }
      testId='taking-device'
    >
      <View className='case-hint'>
        {`${words.since(momentText(device.since))} · ${words.lastUsed(momentText(device.lastUsed))}`}
      </View>
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      {!device.ended && !isHere && !sure && (
        <Button kind='quiet' onTap={() => setSure(true)} testId='device-lost'>
          {words.lost}
        </Button>
      )}
      {sure && !device.ended && (
        <View>
          <View className='case-words'>{words.lostAsk}</View>
          <OrCancel busy={busy} onTap={() => void end()} onCancel={() => setSure(false)} testId='device-lost-sure'>
            {words.lostSure}
          </OrCancel>
        </View>
      )}
    </Card>
  )
}

/** The phones and browsers on which this officer has an offline kit; a lost one can be revoked here. */
export const Devices = () => {
  const { data, reload } = useQuery('taking.list', {})
  const takings = data?.takings ?? []
  if (takings.length === 0) return null
  return (
    <Section title={words.title}>
      {takings.map((device) => (
        <One key={device.device} device={device} onEnded={() => void reload()} />
      ))}
    </Section>
  )
}

import type { CallOutput } from '@domain/contract'
import { Banner, Button, Card, RefusalCard, Row, Section } from '@src/components'
import { useCommand } from '@src/gateway'
import { dateText } from '@src/text'
import { consentText } from '@src/text/consent'
import { familyConsents as words } from '@src/text/worker'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'

type Given = CallOutput<'consent.mine'>['items'][number]

const One = ({ given, onDone }: { readonly given: Given; readonly onDone: (stopped: boolean) => void }) => {
  const [asking, setAsking] = useState(false)
  const [full, setFull] = useState(false)
  const revoke = useCommand('consent.revoke')
  const run = async (): Promise<void> => {
    const answer = await revoke.run({ ref: given.ref }, { keyFor: given.ref })
    if (answer.ok) onDone(answer.value.stopped)
  }
  return (
    <Card title={words.item(given.applicant)} testId={`family-consent-${given.state}`}>
      <Row label={words.who} value={given.name} />
      <Row label={words.on} value={dateText(given.on)} />
      <Text>{words.state[given.state]}</Text>
      {(full ? consentText.crosscheck.full : consentText.crosscheck.brief).map((line) => (
        <Text key={line} className='consent-line'>
          {line}
        </Text>
      ))}
      {asking ? (
        <View>
          <Banner tone='amber' text={words.consequence[given.state]} />
          {revoke.refusal === undefined ? null : <RefusalCard refusal={revoke.refusal} />}
          <View className='upload-acts'>
            <Button kind='danger' busy={revoke.busy} onTap={() => void run()} testId='family-revoke-yes'>
              {words.yes}
            </Button>
            <Button kind='plain' onTap={() => setAsking(false)}>
              {words.no}
            </Button>
          </View>
        </View>
      ) : (
        <View className='upload-acts'>
          {full ? null : (
            <Button kind='quiet' onTap={() => setFull(true)} label={`${words.full}：${words.item(given.applicant)}`}>
              {words.full}
            </Button>
          )}
          {given.state === 'revoked' ? null : (
            <Button
              kind='quiet'
              onTap={() => setAsking(true)}
              label={`${words.revoke}：${words.item(given.applicant)}`}
              testId='family-revoke'
            >
              {words.revoke}
            </Button>
          )}
        </View>
      )}
    </Card>
  )
}

/** Consents the person has given on their own phone as a member of a household; each can be revoked here. */
export const ForFamily = ({
  given,
  onChanged,
}: {
  readonly given: readonly Given[]
  readonly onChanged: () => void
}) => {
  const [stopped, setStopped] = useState<boolean>()
  if (given.length === 0) return null
  return (
    <Section title={words.title}>
      {stopped === undefined ? null : (
        <Banner tone='green' text={stopped ? words.stopped : words.done} testId='family-revoked' />
      )}
      {given.map((one) => (
        <One
          key={one.ref}
          given={one}
          onDone={(ended) => {
            setStopped(ended)
            onChanged()
          }}
        />
      ))}
    </Section>
  )
}

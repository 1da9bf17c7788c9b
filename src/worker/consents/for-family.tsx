import type { CallOutput } from '@domain/contract'
import { Banner, Row, Section } from '@src/components'
import { useCommand } from '@src/gateway'
import { dateText } from '@src/text'
import { consentText } from '@src/text/consent'
import { familyConsents as words } from '@src/text/worker'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { ConsentCard } from './consent-card'

type Given = CallOutput<'consent.mine'>['items'][number]

const One = ({ given, onDone }: { readonly given: Given; readonly onDone: (stopped: boolean) => void }) => {
  const revoke = useCommand('consent.revoke')
  const run = async (): Promise<void> => {
    const answer = await revoke.run({ ref: given.ref }, { keyFor: given.ref })
    if (answer.ok) onDone(answer.value.stopped)
  }
  return (
    <ConsentCard
      title={words.item(given.applicant)}
      text={consentText.crosscheck}
      revoke={given.state === 'revoked' ? undefined : words.revoke}
      warning={<Banner tone='amber' text={words.consequence[given.state]} />}
      sending={revoke}
      onRevoke={run}
      testId={`family-consent-${given.state}`}
      revokeId='family-revoke'
      sureId='family-revoke-yes'
    >
      <Row label={words.who} value={given.name} />
      <Row label={words.on} value={dateText(given.on)} />
      <Text>{words.state[given.state]}</Text>
    </ConsentCard>
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

import { ConsentMatter } from '@domain/consent/consent'
import type { OwnCase } from '@domain/contract/views'
import { Banner, Empty, Page, Row, Section } from '@src/components'
import { useCommand, useQuery } from '@src/gateway'
import { consentHowText, dateText } from '@src/text'
import { consentText } from '@src/text/consent'
import { consentsPage as words } from '@src/text/worker'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useOwnCase } from '../own'
import { ConsentCard } from './consent-card'
import { ForFamily } from './for-family'

type OneProps = {
  readonly own: OwnCase
  readonly matter: ConsentMatter
  readonly given: OwnCase['consents']
  readonly onDone: () => void
}
const One = ({ own, matter, given, onDone }: OneProps) => {
  const revoke = useCommand('case.revokeConsent')
  const text = consentText[matter]
  const run = async (): Promise<void> => {
    const answer = await revoke.run({ matter }, { caseId: own.id, version: own.version, keyFor: matter })
    if (answer.ok) onDone()
  }
  return (
    <ConsentCard
      title={text.title}
      text={text}
      revoke={own.actions.includes('revokeConsent') ? words.revoke : undefined}
      warning={<Text>{words.ask}</Text>}
      sending={revoke}
      onRevoke={run}
      testId={`consent-${matter}`}
      revokeId={`revoke-${matter}`}
      sureId='revoke-yes'
    >
      {given.map(({ member, how, on }) => (
        <Row key={member} label={member} value={`${dateText(on)}，${consentHowText[how]}`} />
      ))}
    </ConsentCard>
  )
}

const Given = ({ own, onDone }: Pick<OneProps, 'own' | 'onDone'>) => {
  const matters = ConsentMatter.options.filter((matter) => own.consents.some((consent) => consent.matter === matter))
  if (matters.length === 0) return <Empty title={words.none} hint={words.noneHint} />
  return (
    <View>
      {matters.map((matter) => (
        <One
          key={matter}
          own={own}
          matter={matter}
          given={own.consents.filter((consent) => consent.matter === matter)}
          onDone={onDone}
        />
      ))}
    </View>
  )
}

const Own = ({ own }: { readonly own: OwnCase }) => {
  const [done, setDone] = useState(false)
  if (done) return <Banner tone='green' text={words.done} testId='revoked' />
  return (
    <Section title={words.own}>
      <Text className='quiet'>{words.lead}</Text>
      <Given own={own} onDone={() => setDone(true)} />
    </Section>
  )
}

/**
 * Consents, each revocable separately while the case is in progress: those of the person's own application, and those given as
 * a member of another household.
 */
export default function Consents() {
  const asked = useOwnCase(true)
  const { own, reload } = asked
  const family = useQuery('consent.mine', {})
  const given = family.data?.items ?? []
  const both = async (): Promise<void> => {
    await Promise.all([reload(), family.reload()])
  }
  return (
    <Page
      title={words.title}
      asked={asked}
      loading={family.data === undefined && family.loading}
      refusal={family.data === undefined ? family.refusal : undefined}
      onRetry={() => void both()}
      testId='consents'
    >
      {own === undefined && given.length === 0 ? <Empty title={words.nothing} hint={words.nothingHint} /> : null}
      {own === undefined ? null : <Own own={own} />}
      <ForFamily given={given} onChanged={() => void family.reload()} />
    </Page>
  )
}

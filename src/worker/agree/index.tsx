import { CONSENT_TEXT_VERSION } from '@domain/consent/consent'
import type { CallOutput } from '@domain/contract'
import { plainIdNumber } from '@domain/kernel/plain'
import { Banner, Card, Page, Send, TextInput, toSend, useTried } from '@src/components'
import { useCommand, useParams } from '@src/gateway'
import { agreePage as words } from '@src/text/agree'
import { consentText } from '@src/text/consent'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Done } from '../done'

type Asked = CallOutput<'consent.look'>
type Proof = { readonly code: string; readonly lastFour: string }

const Whole = ({
  asked,
  proof,
  onDone,
}: {
  readonly asked: Asked
  readonly proof: Proof
  readonly onDone: () => void
}) => {
  const command = useCommand('consent.agree')
  return (
    <>
      <Banner tone='blue' text={words.asks(asked.applicant, asked.name)} />
      <Card title={consentText.crosscheck.title} testId='agree-text'>
        {[...consentText.crosscheck.brief, ...consentText.crosscheck.full].map((line) => (
          <Text key={line} className='consent-line'>
            {line}
          </Text>
        ))}
      </Card>
      <Send
        {...toSend(command, { ...proof, textVersion: CONSENT_TEXT_VERSION }, onDone)}
        label={words.agree}
        testId='agree-yes'
      />
      <Text className='quiet'>{words.refuse}</Text>
    </>
  )
}

const Prove = ({
  code,
  onProven,
}: {
  readonly code: string
  readonly onProven: (asked: Asked, proof: Proof) => void
}) => {
  const [typed, setTyped] = useState('')
  const command = useCommand('consent.look')
  const lastFour = plainIdNumber(typed)
  const { shown, passes } = useTried({
    lastFour: /^\d{3}[\dX]$/.test(lastFour) ? undefined : words.lastFourWrong,
  })
  const prove = async (): Promise<void> => {
    if (!passes()) return
    const answer = await command.run({ code, lastFour })
    if (answer.ok) onProven(answer.value, { code, lastFour })
  }
  return (
    <>
      <TextInput
        label={words.lastFour}
        kind='idcard'
        value={typed}
        onChange={setTyped}
        maxLength={4}
        hint={words.lastFourHint}
        error={shown.lastFour}
        testId='agree-last-four'
      />
      <Send sending={command} onSend={prove} label={words.next} testId='agree-prove' />
    </>
  )
}

/** Consent of a member of the household who was asked by a link: proves their identity, reads the whole text, agrees. */
export default function Agree() {
  const { code = '' } = useParams()
  const [seen, setSeen] = useState<{ readonly asked: Asked; readonly proof: Proof }>()
  const [done, setDone] = useState(false)
  if (!/^[0-9A-Za-z_-]{32,40}$/.test(code))
    return (
      <Page title={words.title} testId='agree'>
        <Done title={words.noCode} hint={words.noCodeHint} testId='agree-no-code' />
      </Page>
    )
  if (done || seen?.asked.given === true)
    return (
      <Page title={words.title} testId='agree'>
        <Done title={words.done} hint={words.doneHint} finished testId='agreed' />
      </Page>
    )
  return (
    <Page title={words.title} lead={words.lead} testId='agree'>
      {seen === undefined ? (
        <Prove code={code} onProven={(asked, proof) => setSeen({ asked, proof })} />
      ) : (
        <Whole asked={seen.asked} proof={seen.proof} onDone={() => setDone(true)} />
      )}
    </Page>
  )
}

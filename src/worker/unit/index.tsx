import type { CallOutput } from '@domain/contract'
import { Mobile } from '@domain/kernel/identity-numbers'
import { Jurisdiction } from '@domain/organisation/jurisdiction'
import { Button, Card, fieldsOf, Page, Row, Select, Send, TextArea, TextInput, useTried } from '@src/components'
import { askMessages, back, replace, useCommand, useParams, usePlaces, useQuery } from '@src/gateway'
import { dueText, momentText } from '@src/text'
import { unitText as text } from '@src/text/unit'
import { unitAnswerText } from '@src/text/unit-answer'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import * as z from 'zod/mini'
import { useKeptFields } from '../use-said'

type Request = NonNullable<CallOutput<'unit.mine'>['request']>

const Asked = ({ request }: { readonly request: Request }) => (
  <Card tone='calm' title={request.answer === undefined ? text.waiting : text.answered} testId='unit-asked'>
    <Row label={text.unit} value={request.unit} />
    {request.mobile === undefined ? null : <Row label={text.mobile} value={request.mobile} />}
    {request.looks.map(({ name, at }) => (
      <View key={at} className='quiet'>
        {text.looked(name, momentText(at))}
      </View>
    ))}
    {request.answer === undefined ? (
      <Row label={text.waitingBy} value={dueText(request.dueOn)} />
    ) : (
      <>
        <Text>{unitAnswerText(request.answer.kind, request.answer.union)}</Text>
        <Text className='quiet'>{request.answer.words}</Text>
      </>
    )}
  </Card>
)

const Typed = z.object({
  jurisdiction: z.optional(Jurisdiction),
  unit: z.string(),
  address: z.string(),
  words: z.string(),
  mobile: z.catch(z.string(), ''),
})
type Typed = z.infer<typeof Typed>

const Form = ({ onSent }: { readonly onSent: () => void }) => {
  const given = Jurisdiction.safeParse(useParams()['jurisdiction'])
  const empty: Typed = { jurisdiction: given.data, unit: '', address: '', words: '', mobile: '' }
  const [typed, set, drop] = useKeptFields('unit', Typed, empty)
  const { jurisdiction, unit, address, words, mobile } = typed
  const dialled = Mobile.safeParse(mobile).data
  const field = fieldsOf(typed, set)
  const command = useCommand('unit.request')
  const missing = (value: string | undefined): string | undefined =>
    value === undefined || value.trim() === '' ? text.wrong : undefined
  const { shown, passes } = useTried({
    jurisdiction: missing(jurisdiction),
    unit: missing(unit),
    address: missing(address),
    mobile: dialled === undefined ? text.mobileWrong : undefined,
  })
  const send = async (): Promise<void> => {
    askMessages('answer')
    if (!passes() || jurisdiction === undefined) return
    const answer = await command.run({
      ...{ jurisdiction, unit: unit.trim(), address: address.trim(), words: words.trim(), mobile: dialled },
    })
    if (!answer.ok) return
    drop()
    onSent()
  }
  return (
    <>
      <Select
        label={text.jurisdiction}
        options={usePlaces().options}
        {...field('jurisdiction')}
        error={shown.jurisdiction}
        testId='unit-jurisdiction'
      />
      <TextInput
        label={text.unit}
        hint={text.unitHint}
        {...field('unit')}
        maxLength={60}
        error={shown.unit}
        testId='unit-name'
      />
      <TextInput
        label={text.address}
        {...field('address')}
        maxLength={100}
        error={shown.address}
        testId='unit-address'
      />
      <TextInput
        label={text.mobile}
        hint={text.mobileHint}
        {...field('mobile')}
        kind='phone'
        maxLength={20}
        error={shown.mobile}
        testId='unit-mobile'
      />
      <TextArea
        label={text.words}
        optional
        hint={text.wordsHint}
        {...field('words')}
        maxLength={200}
        testId='unit-words'
      />
      <Send sending={command} label={text.send} onSend={send} onStale={onSent} testId='submit-unit' />
    </>
  )
}

/** 找不到单位: a worker whose unit is on no list writes to the county union; the answer is shown here and in the inbox. */
export default function Unit() {
  const asked = useQuery('unit.mine', {})
  const { data, reload } = asked
  const [again, setAgain] = useState(false)
  // a message can open this page too
  const fromForm = useParams()['jurisdiction'] !== undefined
  const request = data?.request
  const asks = request === undefined || (again && request.answer !== undefined)
  const sent = (): void => {
    setAgain(false)
    void reload()
  }
  return (
    <Page title={text.title} lead={text.lead} asked={asked} testId='unit'>
      {request === undefined ? null : <Asked request={request} />}
      {asks ? (
        <Form onSent={sent} />
      ) : (
        <View className='acts'>
          <Button
            kind='primary'
            block
            onTap={() => (fromForm ? back() : replace('/worker/apply/index'))}
            testId='unit-back'
          >
            {text.back}
          </Button>
          {request.answer === undefined ? null : (
            <Button kind='plain' block onTap={() => setAgain(true)} testId='unit-again'>
              {text.again}
            </Button>
          )}
        </View>
      )}
    </Page>
  )
}

import type { CallOutput } from '@domain/contract'
import {
  Banner,
  Button,
  Card,
  Choice,
  filled,
  optionsOf,
  RefusalCard,
  Row,
  Send,
  Tag,
  TextArea,
  TextInput,
  toSend,
  useFields,
} from '@src/components'
import { useCommand, usePages, usePlaces } from '@src/gateway'
import { dueText, momentText } from '@src/text'
import { unitText } from '@src/text/unit'
import { unitAnswerText } from '@src/text/unit-answer'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'

const text = unitText.admin
type Asked = CallOutput<'unit.requests'>['items'][number]
type Union = CallOutput<'org.search'>['items'][number]
const KINDS = ['entered', 'through', 'not'] as const
type Kind = (typeof KINDS)[number]

const Unions = ({ onChoose }: { readonly onChoose: (union: Union) => void }) => {
  const { nameOf } = usePlaces()
  const [{ words }, field] = useFields({ words: '' })
  const { pages, loading } = usePages('org.search', { text: words.trim(), limit: 10 }, { skip: words.trim() === '' })
  const found = pages.flatMap(({ items }) => items)
  return (
    <View>
      <TextInput label={text.union} hint={text.unionHint} {...field('words')} maxLength={30} testId='unit-union' />
      {words.trim() !== '' && !loading && found.length === 0 ? (
        <View className='adm-hint'>{text.nothingFound}</View>
      ) : null}
      {found.map((union) => (
        <Row
          key={union.id}
          label={union.name}
          value={nameOf(union.jurisdiction)}
          onTap={() => onChoose(union)}
          testId={`choose-${union.id}`}
        />
      ))}
    </View>
  )
}

const Answer = ({ asked, onDone }: { readonly asked: Asked; readonly onDone: () => void }) => {
  const command = useCommand('unit.answer')
  const [{ kind, reply }, field] = useFields({ kind: undefined as Kind | undefined, reply: '' })
  const [union, setUnion] = useState<Union>()
  const { request, at } = asked
  const answer = kind === 'not' ? filled({ kind, words: reply }) : filled({ kind, union: union?.id })
  return (
    <View>
      <Choice label={text.kind} options={optionsOf(text.kinds, KINDS)} {...field('kind')} testId='unit-kind' />
      {kind === undefined || kind === 'not' ? null : <Unions onChoose={setUnion} />}
      {kind === 'not' || union === undefined ? null : <Banner tone='green' text={text.chosen(union.name)} />}
      <TextArea label={text.reply} hint={text.replyHint} {...field('reply')} maxLength={200} testId='unit-reply' />
      <Send
        {...toSend(command, answer !== false && { request, at, answer: { words: reply.trim(), ...answer } }, onDone)}
        label={text.send}
        onStale={onDone}
        testId='answer-unit'
      />
    </View>
  )
}

/** The worker's number: shown whole only when somebody calls, which the worker sees. */
const Ring = ({ asked: { request, at, mobile } }: { readonly asked: Asked }) => {
  const { run, busy, refusal } = useCommand('unit.mobile')
  if (mobile === undefined) return null
  const ring = async (): Promise<void> => {
    const answer = await run({ request, at })
    if (answer.ok) await Taro.makePhoneCall({ phoneNumber: answer.value.mobile })
  }
  return (
    <>
      <Button kind='plain' block busy={busy} onTap={() => void ring()} testId={`unit-ring-${request}`}>
        {text.ring(mobile)}
      </Button>
      {refusal === undefined ? null : <RefusalCard refusal={refusal} />}
    </>
  )
}

type Props = { readonly request: Asked; readonly today: string | undefined; readonly onDone: () => void }

/** One request, with its answer or the form for it. */
export const Request = ({ request, today, onDone }: Props) => {
  const { unit, jurisdiction, address, words, dueOn, answer } = request
  const { nameOf } = usePlaces()
  const late = answer === undefined && today !== undefined && dueOn < today
  return (
    <Card
      title={unit}
      aside={late ? <Tag tone='overdue'>{text.overdue}</Tag> : undefined}
      testId={`unit-request-${request.request}`}
    >
      <Row label={unitText.jurisdiction} value={nameOf(jurisdiction)} />
      <Row label={unitText.address} value={address} />
      {words === '' ? null : <Row label={text.words} value={words} />}
      {answer === undefined ? (
        <>
          <Row label={text.dueOn} value={dueText(dueOn)} />
          <Ring asked={request} />
          <Answer asked={request} onDone={onDone} />
        </>
      ) : (
        <View>
          <View>{unitAnswerText(answer.kind, answer.union)}</View>
          <View className='adm-hint'>{`${momentText(answer.at)} ${answer.words}`}</View>
        </View>
      )}
    </Card>
  )
}

import { ASKED_NOW } from '@domain/application/satisfaction'
import type { OwnCase, Want } from '@domain/contract/views'
import { Card, Choice, Money, Page, pointOut, Row, Send, TextArea, YesNo } from '@src/components'
import { useCommand, useParams } from '@src/gateway'
import { dateText, programmeText } from '@src/text'
import { markText, questionText } from '@src/text/satisfaction'
import { receiptPage as words } from '@src/text/worker'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import * as z from 'zod/mini'
import { Done } from '../done'
import { NoSuchCase } from '../no-such-case'
import { useOwnCase, wantOf } from '../own'
import { useKeptFields } from '../use-said'

const QUESTIONS = Object.values(questionText[ASKED_NOW])
const MARKS = markText.map((label, i) => ({ value: String(i + 1), label }))

/** The marks by the place of their question. */
const Typed = z.object({
  arrived: z.optional(z.boolean()),
  marks: z.record(z.string(), z.number()),
  said: z.string(),
})
const EMPTY: z.infer<typeof Typed> = { marks: {}, said: '' }

type FormProps = {
  readonly own: OwnCase
  readonly want: Extract<Want, { kind: 'receipt' }>
  readonly onStale: () => void
}
const Form = ({ own, want, onStale }: FormProps) => {
  const [{ arrived, marks, said }, set, drop] = useKeptFields(`receipt:${want.grant}`, Typed, EMPTY)
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState(false)
  const send = useCommand('case.confirmReceipt')
  const given = QUESTIONS.flatMap((_, i) => marks[i] ?? [])
  const ready = arrived === false || (arrived === true && given.length === QUESTIONS.length)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (!ready || arrived === undefined) {
      pointOut(words.answer)
      return
    }
    const answer = await send.run(
      { grant: want.grant, arrived, marks: arrived ? given : [], asked: ASKED_NOW, words: said },
      { caseId: own.id, version: own.version, keyFor: want.grant },
    )
    if (!answer.ok) return
    drop()
    setDone(true)
  }
  if (done) return <Done title={words.done} finished testId='receipt-done' />
  return (
    <>
      <Card title={programmeText[want.programme]}>
        <Row label={dateText(want.paidOn)} value={<Money fen={want.amount} strong />} />
      </Card>
      <YesNo
        label={words.arrived}
        value={arrived}
        onChange={(yes) => set({ arrived: yes })}
        error={tried && arrived === undefined ? words.answer : undefined}
        testId='arrived'
      />
      {arrived === false ? <Text>{words.notArrived}</Text> : null}
      {arrived === true
        ? QUESTIONS.map((question, i) => (
            <Choice
              key={question}
              label={question}
              options={MARKS}
              value={marks[i] === undefined ? undefined : String(marks[i])}
              onChange={(mark) => set({ marks: { ...marks, [i]: Number(mark) } })}
              error={tried && marks[i] === undefined ? words.answer : undefined}
              testId={`mark-${i + 1}`}
            />
          ))
        : null}
      <TextArea
        label={words.words}
        optional
        value={said}
        onChange={(typed) => set({ said: typed })}
        maxLength={300}
        testId='receipt-words'
      />
      <Send sending={send} onSend={submit} onStale={onStale} label={words.submit} testId='submit-receipt' />
    </>
  )
}

/** 确认到账: whether the money has arrived, with three questions for the year's report. */
export default function Receipt() {
  const asked = useOwnCase()
  const { own, reload } = asked
  const { grant } = useParams()
  const want = wantOf(own, 'receipt', (one) => one.grant === grant)
  return (
    <Page title={words.title} asked={asked} testId='receipt'>
      {own === undefined ? (
        <NoSuchCase />
      ) : want === undefined ? (
        <Done title={words.closed} />
      ) : (
        <Form own={own} want={want} onStale={() => void reload()} />
      )}
    </Page>
  )
}

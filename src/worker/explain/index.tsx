import type { DraftKey } from '@domain/contract/draft'
import type { OwnCase, Want } from '@domain/contract/views'
import { isKeyOf } from '@domain/kernel/keys'
import { Button, Card, Page, RefusalCard, Row, TextArea, Uploader } from '@src/components'
import { askMessages, useCommand, useParams } from '@src/gateway'
import { counterpartText, dueText } from '@src/text'
import { wrong } from '@src/text/apply'
import { home } from '@src/text/home'
import { explainPage as words } from '@src/text/worker'
import { useState } from 'react'
import { Done } from '../done'
import { useOwnCase, wantOf } from '../own'
import { inCloud, isSaid, useSaid } from '../use-said'
import { WithDraft } from '../with-draft'

const aboutOf = (counterpart: string): string =>
  isKeyOf(counterpartText, counterpart) ? counterpartText[counterpart].about : counterpart

type Hit = Extract<Want, { kind: 'hit' }>
const keyOf = (own: OwnCase, want: Hit): DraftKey => `explain:${own.id}:${want.key}`

type FormProps = {
  readonly own: OwnCase
  readonly want: Hit
  readonly onStale: () => void
}
const Form = ({ own, want, onStale }: FormProps) => {
  const said = useSaid(inCloud(keyOf(own, want)))
  const send = useCommand('case.answerHit')
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState(false)
  const submit = async (): Promise<void> => {
    askMessages('answer')
    setTried(true)
    if (said.text.trim() === '') return
    const answer = await send.run(
      { key: want.key, text: said.text, files: [...said.files] },
      { caseId: own.id, version: own.version, keyFor: want.key },
    )
    if (!answer.ok) return
    said.drop()
    setDone(true)
  }
  if (done) return <Done title={words.done} hint={words.doneHint} finished testId='explain-done' />
  return (
    <>
      <Card tone='urgent' title={words.about(aboutOf(want.counterpart))}>
        <Row label={words.who} value={want.member} />
        <Row label={home.wants.hit.due(dueText(want.dueOn))} />
      </Card>
      <TextArea
        label={words.text}
        value={said.text}
        onChange={(text) => said.set({ text })}
        maxLength={500}
        placeholder={words.hint}
        error={tried && said.text.trim() === '' ? wrong.text : undefined}
        testId='explain-text'
      />
      <Uploader
        purpose='reply'
        label={words.files}
        value={said.files}
        onChange={(files) => said.set({ files })}
        max={9}
        row={said.row}
        testId='explain-files'
      />
      {send.refusal === undefined ? null : <RefusalCard refusal={send.refusal} onRetry={onStale} />}
      <Button kind='primary' block busy={send.busy} onTap={() => void submit()} testId='submit-explain'>
        {words.submit}
      </Button>
    </>
  )
}

/** The right of reply: a hit is a question, answered by the worker with evidence. */
export default function Explain() {
  const asked = useOwnCase()
  const { own, reload } = asked
  const { key } = useParams()
  const want = wantOf(own, 'hit', (one) => one.key === key)
  return (
    <Page title={words.title} lead={words.lead} asked={asked} testId='explain'>
      {own === undefined || want === undefined ? (
        <Done title={words.closed} />
      ) : (
        <WithDraft draftKey={keyOf(own, want)} isDraft={isSaid}>
          <Form own={own} want={want} onStale={() => void reload()} />
        </WithDraft>
      )}
    </Page>
  )
}

import type { OwnCase } from '@domain/contract/views'
import { Button, Card, Page, RefusalCard, Row, TextArea, Uploader } from '@src/components'
import { askMessages, useCommand } from '@src/gateway'
import { refusalReasonText } from '@src/text'
import { wrong } from '@src/text/apply'
import { reexaminePage as words } from '@src/text/worker'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Done } from '../done'
import { useOwnCase } from '../own'
import { inCloud, isSaid, useSaid } from '../use-said'
import { WithDraft } from '../with-draft'

const Form = ({ own, onStale }: { readonly own: OwnCase; readonly onStale: () => void }) => {
  const said = useSaid(inCloud(`reexamine:${own.id}`))
  const send = useCommand('case.requestReexamination')
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState(false)
  const submit = async (): Promise<void> => {
    askMessages('reexamine')
    setTried(true)
    if (said.text.trim() === '') return
    const answer = await send.run({ why: said.text, files: [...said.files] }, { caseId: own.id, version: own.version })
    if (!answer.ok) return
    said.drop()
    setDone(true)
  }
  if (done) return <Done title={words.done} hint={words.doneHint} finished testId='reexamine-done' />
  return (
    <>
      {own.refusal === undefined ? null : (
        <Card title={words.reasons}>
          {own.refusal.reasons.map((reason) => (
            <Row key={reason} label={refusalReasonText[reason]} />
          ))}
          <Text>{own.refusal.words}</Text>
        </Card>
      )}
      <TextArea
        label={words.why}
        value={said.text}
        onChange={(text) => said.set({ text })}
        maxLength={500}
        error={tried && said.text.trim() === '' ? wrong.text : undefined}
        testId='reexamine-why'
      />
      <Uploader
        purpose='reply'
        label={words.files}
        value={said.files}
        onChange={(files) => said.set({ files })}
        max={9}
        row={said.row}
        testId='reexamine-files'
      />
      {send.refusal === undefined ? null : <RefusalCard refusal={send.refusal} onRetry={onStale} />}
      <Button kind='primary' block busy={send.busy} onTap={() => void submit()} testId='submit-reexamine'>
        {words.submit}
      </Button>
    </>
  )
}

/** Once, decided by the level above. */
export default function Reexamine() {
  const asked = useOwnCase()
  const { own, reload } = asked
  const may = own?.actions.includes('requestReexamination') === true
  return (
    <Page title={words.title} lead={words.lead} asked={asked} testId='reexamine'>
      {own === undefined || !may ? (
        <Done title={words.closed} />
      ) : (
        <WithDraft draftKey={`reexamine:${own.id}`} isDraft={isSaid}>
          <Form own={own} onStale={() => void reload()} />
        </WithDraft>
      )}
    </Page>
  )
}

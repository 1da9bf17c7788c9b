import { NoticeId } from '@domain/kernel/ids'
import { holdsPrivateData } from '@domain/kernel/masked'
import { Choice, Page, useTried } from '@src/components'
import { OtherWindow } from '@src/features/household-form/other-window'
import { askMessages, useCommand, useNamed, useQuery } from '@src/gateway'
import { refusalText } from '@src/text'
import { wrong } from '@src/text/fields'
import { objectPage as words } from '@src/text/worker'
import { useState } from 'react'
import { Done } from '../done'
import { SaidFields } from '../said-form'
import { SendWithPhotos } from '../send-with-photos'
import { onPhone, useSaid } from '../use-said'

type How = 'named' | 'anonymous'

const textWrong = (text: string): string | undefined => {
  if (text.trim() === '') return wrong.text
  return holdsPrivateData(text) ? refusalText({ code: 'TEXT_HOLDS_PRIVATE_DATA' }) : undefined
}

/** 提出异议: named or anonymous; the base union never learns who objects. */
export default function ObjectPage() {
  const named = useNamed('id', NoticeId)
  const said = useSaid(onPhone(`object:${named.data ?? ''}`))
  // asked only to know that there is such a notice: without a signal the words already written are shown all the same
  const { refusal } = useQuery('notice.open', { notice: named.data as NoticeId }, { skip: named.data === undefined })
  const [done, setDone] = useState(false)
  const send = useCommand('notice.object')
  const { how } = said
  const { shown, passes } = useTried({ how: how === undefined ? wrong.choose : undefined, text: textWrong(said.text) })
  const submit = async (): Promise<void> => {
    askMessages('object')
    if (!passes()) return
    const answer = await send.run({
      notice: named.data as NoticeId,
      anonymous: how === 'anonymous',
      text: said.text,
      files: [...said.files],
    })
    if (!answer.ok) return
    said.drop()
    setDone(true)
  }
  return (
    <Page
      title={words.title}
      lead={done ? undefined : words.lead}
      asked={named}
      refusal={refusal?.code === 'NOT_FOUND' ? refusal : undefined}
      testId='object'
    >
      {done ? (
        <Done title={words.done} hint={words.doneHint} finished testId='object-done' />
      ) : (
        <>
          <OtherWindow elsewhere={said.elsewhere} />
          <Choice<How>
            label={words.how}
            options={[
              { value: 'named', label: words.named, hint: words.namedHint },
              { value: 'anonymous', label: words.anonymous, hint: words.anonymousHint },
            ]}
            value={how}
            onChange={(chosen) => said.set({ how: chosen })}
            error={shown.how}
            testId='object-how'
          />
          <SaidFields
            said={said}
            label={words.text}
            placeholder={words.hint}
            error={shown.text}
            files={words.files}
            purpose='objection'
            textId='object-text'
            filesId='object-files'
          />
          <SendWithPhotos
            rows={[said.row]}
            sending={send}
            onSend={submit}
            label={words.submit}
            testId='submit-object'
          />
        </>
      )}
    </Page>
  )
}

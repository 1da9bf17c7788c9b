import type { DraftKey } from '@domain/contract/draft'
import type { FileId } from '@domain/kernel/ids'
import { fieldsOf, TextArea, Uploader } from '@src/components'
import { askMessages, type useCommand } from '@src/gateway'
import { wrong } from '@src/text/fields'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { Done } from './done'
import { SendWithPhotos } from './send-with-photos'
import { inCloud, isSaid, useSaid } from './use-said'
import { WithDraft } from './with-draft'

type FieldProps = Pick<ComponentProps<typeof TextArea>, 'label' | 'placeholder' | 'error'> & {
  readonly said: ReturnType<typeof useSaid>
  readonly files: string
  readonly purpose: 'reply' | 'objection'
  readonly textId: string
  readonly filesId: string
}
/** Fields for a short text and pictures as evidence. */
export const SaidFields = ({ said, files, purpose, textId, filesId, ...text }: FieldProps) => {
  const field = fieldsOf(said, said.set)
  return (
    <>
      <TextArea {...text} {...field('text')} error={text.error} maxLength={500} testId={textId} />
      <Uploader purpose={purpose} label={files} {...field('files')} max={9} row={said.row} testId={filesId} />
    </>
  )
}

type Props = Omit<FieldProps, 'said' | 'files' | 'purpose' | 'error' | 'filesId'> & {
  readonly draftKey: DraftKey
  readonly words: Record<'files' | 'submit' | 'done' | 'doneHint', string>
  readonly sending: Pick<ReturnType<typeof useCommand>, 'busy' | 'refusal' | 'clear'>
  readonly onSend: (text: string, files: FileId[]) => Promise<{ readonly ok: boolean }>
  readonly onStale: () => void
  readonly name: 'explain' | 'reexamine'
  /** what the text refers to */
  readonly children: ReactNode
}
const Form = ({ draftKey, words, sending, onSend, onStale, name, children, ...text }: Props) => {
  const said = useSaid(inCloud(draftKey))
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState(false)
  const empty = said.text.trim() === ''
  const submit = async (): Promise<void> => {
    askMessages(name === 'explain' ? 'answer' : 'reexamine')
    setTried(true)
    if (empty || !(await onSend(said.text, [...said.files])).ok) return
    said.drop()
    setDone(true)
  }
  if (done) return <Done title={words.done} hint={words.doneHint} finished testId={`${name}-done`} />
  return (
    <>
      {children}
      <SaidFields
        {...text}
        said={said}
        files={words.files}
        purpose='reply'
        error={tried && empty ? wrong.text : undefined}
        filesId={`${name}-files`}
      />
      <SendWithPhotos
        rows={[said.row]}
        sending={sending}
        onSend={submit}
        onStale={onStale}
        label={words.submit}
        testId={`submit-${name}`}
      />
    </>
  )
}

/** A form for a short text with pictures: stored as a draft, handed in once. */
export const SaidForm = (props: Props) => (
  <WithDraft draftKey={props.draftKey} isDraft={isSaid}>
    <Form {...props} />
  </WithDraft>
)

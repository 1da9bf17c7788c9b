import type { OrgId } from '@domain/kernel/ids'
import { PlainDate } from '@domain/kernel/plain-date'
import { Banner, Button, Card, DateInput, RefusalCard, TextArea, useFields } from '@src/components'
import { useCommand, useMe } from '@src/gateway'
import { adminText } from '@src/text/admin'
import { useState } from 'react'

const text = adminText.drive

/** Asks every base union of the city to put up the poster. */
export const StartDrive = ({
  org,
  year,
  onDone,
}: {
  readonly org: OrgId
  readonly year: number
  readonly onDone: () => void
}) => {
  const { today } = useMe()
  const command = useCommand('drive.start')
  const [{ words, until }, field] = useFields({ words: '', until: '' })
  const [told, setTold] = useState<number>()
  const day = PlainDate.safeParse(until)
  const send = async (): Promise<void> => {
    if (!day.success) return
    const answer = await command.run({ org, year, words: words.trim(), until: day.data })
    if (!answer.ok) return
    setTold(answer.value.unions)
    onDone()
  }
  if (told !== undefined) return <Banner tone='green' text={text.told(told)} />
  return (
    <Card title={text.start}>
      <TextArea
        label={text.words}
        {...field('words')}
        maxLength={500}
        placeholder={text.wordsHint}
        testId='drive-words'
      />
      <DateInput label={text.until} {...field('until')} min={today} testId='drive-until' />
      <Button
        kind='primary'
        block
        disabled={words.trim() === '' || !day.success}
        busy={command.busy}
        onTap={() => void send()}
        testId='drive-send'
      >
        {text.send}
      </Button>
      {command.refusal !== undefined && <RefusalCard refusal={command.refusal} />}
    </Card>
  )
}

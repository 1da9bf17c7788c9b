import type { CallOutput } from '@domain/contract'
import type { OrgId } from '@domain/kernel/ids'
import { PlainDate } from '@domain/kernel/plain-date'
import { Banner, Card, DateInput, filled, Send, TextArea, toSend, useFields } from '@src/components'
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
  const call = filled({ org, year, words, until: PlainDate.safeParse(until).data })
  const started = ({ unions }: CallOutput<'drive.start'>): void => {
    setTold(unions)
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
      <Send {...toSend(command, call, started)} label={text.send} testId='drive-send' />
    </Card>
  )
}

import type { CallOutput } from '@domain/contract'
import { namesIn, seatLabel } from '@domain/deliberation/committee'
import { IdNumber } from '@domain/kernel/identity-numbers'
import type { OrgId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { Name } from '@domain/kernel/text'
import { AskTwice, Button, Card, DateInput, RefusalCard, Row, Section, TextInput } from '@src/components'
import { daysOfSeat } from '@src/features/case-page'
import { useCommand, useQuery } from '@src/gateway'
import { committeeText as words } from '@src/text/committee'
import { deliberationText } from '@src/text/deliberation'
import { View } from '@tarojs/components'
import { useState } from 'react'

type Seat = CallOutput<'committee.open'>['seats'][number]

const OneSeat = ({ seat, onEnd }: { readonly seat: Seat; readonly onEnd: () => void }) => {
  const label = seatLabel(seat)
  return (
    <View className='seat'>
      <View className='seat-line'>
        <View className='seat-who'>{label}</View>
        <View className='seat-state'>{daysOfSeat(seat)}</View>
      </View>
      {seat.until === undefined && (
        <AskTwice
          words={words.end}
          label={`${label}，${words.end}`}
          title={words.endAsk(label)}
          onTap={onEnd}
          testId={`seat-end-${label}`}
          sureId={`seat-end-sure-${label}`}
        />
      )}
    </View>
  )
}

const EMPTY = { name: '', idNumber: '', namesake: '' }

type Props = { readonly org: OrgId; readonly today: PlainDate; readonly lead?: string }

/** The union's committee; entries are valid at once and visible to the county. */
export const Committee = ({ org, today, lead = words.lead }: Props) => {
  const { data, reload } = useQuery('committee.open', { org })
  const { run, busy, refusal } = useCommand('committee.change')
  const [fresh, setFresh] = useState(EMPTY)
  const [since, setSince] = useState<string>(today)
  const idNumber = fresh.idNumber.trim() === '' ? undefined : IdNumber.safeParse(fresh.idNumber)
  const names = namesIn(fresh.name)
  const several = names.length > 1
  const notNames = names.filter((name) => !Name.safeParse(name).success)
  const change = async (input: Parameters<typeof run>[0]): Promise<boolean> => {
    const answer = await run(input)
    if (answer.ok) await reload()
    return answer.ok
  }
  const add = async (): Promise<void> => {
    const namesake = fresh.namesake.trim()
    const about = {
      since: since as PlainDate,
      ...(several || namesake === '' ? {} : { namesake }),
      ...(!several && idNumber?.success === true ? { idNumber: idNumber.data } : {}),
    }
    if (await change({ org, add: names.map((name) => ({ name, ...about })), remove: [] })) setFresh(EMPTY)
  }
  return (
    <Section title={words.title}>
      <View className='case-hint'>{lead}</View>
      {data?.seats.length === 0 ? <Row label={words.none} /> : null}
      {(data?.seats ?? []).map((seat, at) => (
        <OneSeat
          key={`${seatLabel(seat)}-${String(at)}`}
          seat={seat}
          onEnd={() => void change({ org, add: [], remove: [seatLabel(seat)] })}
        />
      ))}
      <Card title={words.add}>
        <TextInput
          label={words.name}
          value={fresh.name}
          onChange={(name) => setFresh((now) => ({ ...now, name }))}
          placeholder={words.nameHint}
          maxLength={200}
          error={notNames.length === 0 ? undefined : deliberationText.notNames(notNames)}
          testId='committee-name'
        />
        {several ? null : (
          <TextInput
            label={words.idNumber}
            optional
            hint={words.idHint}
            kind='idcard'
            value={fresh.idNumber}
            onChange={(next) => setFresh((now) => ({ ...now, idNumber: next }))}
            maxLength={18}
            testId='committee-id'
          />
        )}
        <DateInput label={words.from} value={since} max={today} onChange={setSince} testId='committee-since' />
        {several ? null : (
          <TextInput
            label={words.namesake}
            optional
            placeholder={words.namesakeHint}
            value={fresh.namesake}
            onChange={(namesake) => setFresh((now) => ({ ...now, namesake }))}
            maxLength={60}
            testId='committee-namesake'
          />
        )}
        {refusal === undefined ? null : <RefusalCard refusal={refusal} />}
        <Button
          busy={busy}
          disabled={names.length === 0 || notNames.length > 0 || (!several && idNumber?.success === false)}
          onTap={() => void add()}
          testId='committee-add'
        >
          {words.save}
        </Button>
      </Card>
    </Section>
  )
}

import type { CallOutput } from '@domain/contract'
import { IdNumber } from '@domain/kernel/identity-numbers'
import { Name } from '@domain/kernel/text'
import { Button, Card, pointOut, RefusalCard, TextInput } from '@src/components'
import { useCommand } from '@src/gateway'
import { refusalText } from '@src/text'
import { joinUnionPage as words } from '@src/text/member'
import { Text } from '@tarojs/components'
import { useState } from 'react'

type Props = { readonly onJoined: (joined: CallOutput<'member.recognise'>) => Promise<void> }

/** Without a code: name and ID number as the union's roster has them. */
export const ByRoster = ({ onJoined }: Props) => {
  const [name, setName] = useState('')
  const [number, setNumber] = useState('')
  const [tried, setTried] = useState(false)
  const { run, busy, refusal } = useCommand('member.recognise')
  const named = Name.safeParse(name)
  const numbered = IdNumber.safeParse(number)
  const wrongName = named.success ? undefined : words.nameWrong
  const wrongNumber = numbered.success ? undefined : refusalText({ code: 'ID_NUMBER_WRONG' })
  const submit = async (): Promise<void> => {
    setTried(true)
    if (!named.success || !numbered.success) {
      pointOut(wrongName ?? wrongNumber ?? '')
      return
    }
    const answer = await run({ name: named.data, idNumber: numbered.data })
    if (answer.ok) await onJoined(answer.value)
  }
  return (
    <Card title={words.byRoster}>
      <Text className='quiet'>{words.byRosterHint}</Text>
      <TextInput
        label={words.name}
        value={name}
        onChange={setName}
        maxLength={30}
        error={tried ? wrongName : undefined}
        testId='roster-own-name'
      />
      <TextInput
        label={words.idNumber}
        kind='idcard'
        value={number}
        onChange={setNumber}
        maxLength={18}
        error={tried ? wrongNumber : undefined}
        testId='roster-own-id'
      />
      {refusal === undefined ? null : <RefusalCard refusal={refusal} />}
      <Button kind='plain' block busy={busy} onTap={() => void submit()} testId='submit-by-roster'>
        {words.byRosterSubmit}
      </Button>
    </Card>
  )
}

import type { CallOutput } from '@domain/contract'
import { Card, Send } from '@src/components'
import { useNameAndNumber } from '@src/components/name-and-number'
import { useCommand } from '@src/gateway'
import { joinUnionPage as words } from '@src/text/member'
import { Text } from '@tarojs/components'

type Props = { readonly onJoined: (joined: CallOutput<'member.recognise'>) => Promise<void> }

/** 凭名册加入: without a code, by name and ID number as on the union's roster. */
export const ByRoster = ({ onJoined }: Props) => {
  const person = useNameAndNumber('roster-own')
  const command = useCommand('member.recognise')
  const submit = async (): Promise<void> => {
    const typed = person.read()
    if (typed === undefined) return
    const answer = await command.run(typed)
    if (answer.ok) await onJoined(answer.value)
  }
  return (
    <Card title={words.byRoster}>
      <Text className='quiet'>{words.byRosterHint}</Text>
      {person.fields}
      <Send kind='plain' sending={command} onSend={submit} label={words.byRosterSubmit} testId='submit-by-roster' />
    </Card>
  )
}

import type { CallOutput } from '@domain/contract'
import { Card, Send } from '@src/components'
import { useNameAndNumber } from '@src/components/name-and-number'
import { useCommand } from '@src/gateway'
import { joinUnionPage as words } from '@src/text/member'
import { Text } from '@tarojs/components'
import * as z from 'zod/mini'
import { useKeptFields } from '../use-said'

const Typed = z.object({ name: z.string(), idNumber: z.string() })

type Props = { readonly onJoined: (joined: CallOutput<'member.recognise'>) => Promise<void> }

/** 凭名册加入: without a code, by name and ID number as on the union's roster. */
export const ByRoster = ({ onJoined }: Props) => {
  const kept = useKeptFields('by-roster', Typed, { name: '', idNumber: '' })
  const [, , drop] = kept
  const person = useNameAndNumber('roster-own', kept)
  const command = useCommand('member.recognise')
  const submit = async (): Promise<void> => {
    const typed = person.read()
    if (typed === undefined) return
    const answer = await command.run(typed)
    if (!answer.ok) return
    drop()
    await onJoined(answer.value)
  }
  return (
    <Card title={words.byRoster}>
      <Text className='quiet'>{words.byRosterHint}</Text>
      {person.fields}
      <Send kind='plain' sending={command} onSend={submit} label={words.byRosterSubmit} testId='submit-by-roster' />
    </Card>
  )
}

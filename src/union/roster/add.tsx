import type { OrgId } from '@domain/kernel/ids'
import { Banner, Card, Send } from '@src/components'
import { useNameAndNumber } from '@src/components/name-and-number'
import { useCommand } from '@src/gateway'
import { rosterText as words } from '@src/text/roster'
import { useState } from 'react'

/** Adds one member by hand: a new member, or a member whose row in the imported list was wrong. */
export const AddMember = ({ org, onAdded }: { readonly org: OrgId; readonly onAdded: () => void }) => {
  const person = useNameAndNumber('roster')
  const [added, setAdded] = useState<string>()
  const command = useCommand('roster.add')
  const send = async (): Promise<void> => {
    setAdded(undefined)
    const typed = person.read()
    if (typed === undefined) return
    const answer = await command.run({ org, ...typed })
    if (!answer.ok) return
    setAdded(typed.name)
    person.clear()
    onAdded()
  }
  return (
    <Card title={words.add}>
      {person.fields}
      {added !== undefined && <Banner tone='green' text={words.added(added)} />}
      <Send kind='plain' sending={command} onSend={send} label={words.addSend} testId='roster-add' />
    </Card>
  )
}

import { IdNumber } from '@domain/kernel/identity-numbers'
import type { OrgId } from '@domain/kernel/ids'
import { Name } from '@domain/kernel/text'
import { Banner, Button, Card, pointOut, RefusalCard, TextInput } from '@src/components'
import { useCommand } from '@src/gateway'
import { refusalText } from '@src/text'
import { rosterText as words } from '@src/text/roster'
import { useState } from 'react'

/** Somebody new, or whose row in the list was not right. */
export const AddMember = ({ org, onAdded }: { readonly org: OrgId; readonly onAdded: () => void }) => {
  const [name, setName] = useState('')
  const [number, setNumber] = useState('')
  const [tried, setTried] = useState(false)
  const [added, setAdded] = useState<string>()
  const { run, busy, refusal } = useCommand('roster.add')
  const named = Name.safeParse(name)
  const numbered = IdNumber.safeParse(number)
  const wrongName = named.success ? undefined : words.nameWrong
  const wrongNumber = numbered.success ? undefined : refusalText({ code: 'ID_NUMBER_WRONG' })
  const send = async (): Promise<void> => {
    setTried(true)
    setAdded(undefined)
    if (!named.success || !numbered.success) {
      pointOut(wrongName ?? wrongNumber ?? '')
      return
    }
    const answer = await run({ org, name: named.data, idNumber: numbered.data })
    if (!answer.ok) return
    setAdded(named.data)
    setName('')
    setNumber('')
    setTried(false)
    onAdded()
  }
  return (
    <Card title={words.add}>
      <TextInput
        label={words.name}
        value={name}
        onChange={setName}
        maxLength={30}
        error={tried ? wrongName : undefined}
        testId='roster-name'
      />
      <TextInput
        label={words.idNumber}
        kind='idcard'
        value={number}
        onChange={setNumber}
        maxLength={18}
        error={tried ? wrongNumber : undefined}
        testId='roster-id'
      />
      {added !== undefined && <Banner tone='green' text={words.added(added)} />}
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      <Button block busy={busy} onTap={() => void send()} testId='roster-add'>
        {words.addSend}
      </Button>
    </Card>
  )
}

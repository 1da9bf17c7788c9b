import type { CallOutput } from '@domain/contract'
import { Banner, Button, Card, Empty, Page, RefusalCard, Row, Tag } from '@src/components'
import { isWeapp, reloadMe, useCommand, useQuery } from '@src/gateway'
import { momentText } from '@src/text'
import { browserText, computersPage as words } from '@src/text/computers'
import { useState } from 'react'

type One = CallOutput<'session.list'>['sessions'][number]

const nameOf = ({ kind, browser }: One): string => (kind === 'phone' ? words.phone : browserText(browser))

type CardProps = { readonly one: One; readonly busy: boolean; readonly onEnd: () => void }
const Computer = ({ one, busy, onEnd }: CardProps) => (
  <Card title={nameOf(one)} aside={one.current ? <Tag tone='green'>{words.current}</Tag> : undefined} testId='computer'>
    <Row label={words.since} value={momentText(one.since)} />
    <Row label={words.lastUsed} value={momentText(one.lastUsed)} />
    <Button kind='plain' block busy={busy} onTap={onEnd} label={words.endLabel(nameOf(one))} testId={`end-${one.id}`}>
      {words.end}
    </Button>
  </Card>
)

/** The computers where this officer is signed in, each with a button to sign out. */
export default function Computers() {
  const list = useQuery('session.list', {})
  const revoke = useCommand('session.revoke')
  const [ended, setEnded] = useState<number>()
  const sessions = list.data?.sessions ?? []
  const end = async (session: string): Promise<void> => {
    const answer = await revoke.run({ session })
    if (!answer.ok) return
    setEnded(answer.value.ended)
    // in a browser, the ended sessions may include the current one
    if (!isWeapp) await reloadMe()
    await list.reload()
  }
  return (
    <Page title={words.title} lead={words.lead} asked={list} testId='computers'>
      {ended === undefined ? null : <Banner tone='green' text={words.ended(ended)} testId='ended' />}
      {revoke.refusal === undefined ? null : <RefusalCard refusal={revoke.refusal} />}
      {sessions.length === 0 ? <Empty title={words.none} hint={words.noneHint} /> : null}
      {sessions.map((one) => (
        <Computer key={one.id} one={one} busy={revoke.busy} onEnd={() => void end(one.id)} />
      ))}
      {sessions.length > 1 ? (
        <Button kind='danger' block busy={revoke.busy} onTap={() => void end('all')} testId='end-all'>
          {words.endAll}
        </Button>
      ) : null}
    </Page>
  )
}

import { Banner, Button, Card, Empty, Page, RefusalCard } from '@src/components'
import { useCommand, useOnReturn, useQuery } from '@src/gateway'
import { callListText } from '@src/text/call-list'
import { useState } from 'react'
import { type Callee, CallRow } from './row'
import '@src/features/case-page/case-page.scss'
import '../base.scss'

/** What was just noted, and the way back. */
const Told = ({ row, onUndone }: { readonly row: Callee; readonly onUndone: () => void }) => {
  const { run, busy, refusal } = useCommand('ring.undo')
  const undo = async (): Promise<void> => {
    const matters = row.matters.map(({ id }) => id)
    const answer = await run({ matters }, { caseId: row.caseId, keyFor: `undo:${row.caseId}` })
    if (answer.ok) onUndone()
  }
  return (
    <Card title={callListText.told(row.name)} tone='calm' testId='told'>
      {refusal === undefined ? null : <RefusalCard refusal={refusal} />}
      <Button busy={busy} onTap={() => void undo()} testId={`undo-${row.caseId}`}>
        {callListText.undo}
      </Button>
    </Card>
  )
}

/** 电话告知清单: workers whom no WeChat message has reached, the most urgent first. */
export default function CallListPage() {
  const asked = useQuery('ring.list', {})
  const { data, reload } = asked
  const [told, setTold] = useState<Callee>()
  useOnReturn(() => void reload())
  return (
    <Page title={callListText.title} lead={callListText.lead} asked={asked} testId='ring'>
      {told === undefined ? null : (
        <Told
          key={told.caseId}
          row={told}
          onUndone={() => {
            setTold(undefined)
            void reload()
          }}
        />
      )}
      {data?.items.length === 0 ? <Empty title={callListText.nothing} hint={callListText.nothingHint} /> : null}
      {data?.more === true ? <Banner tone='blue' text={callListText.notAll} /> : null}
      {data?.items.map((row) => (
        <CallRow key={row.caseId} row={row} onChanged={() => void reload()} onTold={setTold} />
      ))}
    </Page>
  )
}

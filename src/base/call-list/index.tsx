import type { CaseId } from '@domain/kernel/ids'
import { Banner, Button, Card, Empty, Page, RefusalCard, StickyBar } from '@src/components'
import { useCommand, useOnReturn, useQuery } from '@src/gateway'
import { callListText } from '@src/text/call-list'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { type Callee, CallRow } from './row'
import '../../features/case-page/case-page.scss'
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

type Turn = {
  readonly first: CaseId | undefined
  readonly count: number
  readonly now: CaseId | undefined
  readonly onNow: (next: CaseId | undefined) => void
}

/** Calling one household after another: the result of a call leads to the next call. */
const InTurn = ({ first, count, now, onNow }: Turn) =>
  now === undefined ? (
    <StickyBar main={{ words: callListText.inTurn(count), onTap: () => onNow(first), testId: 'ring-in-turn' }}>
      <View className='case-hint'>{callListText.inTurnHint}</View>
    </StickyBar>
  ) : (
    <StickyBar
      others={
        <Button kind='quiet' onTap={() => onNow(undefined)} testId='ring-stop'>
          {callListText.stop}
        </Button>
      }
    />
  )

/** 电话告知清单: workers whom no WeChat message has reached, the most urgent first. */
export default function CallListPage() {
  const asked = useQuery('ring.list', {})
  const { data, reload } = asked
  const [told, setTold] = useState<Callee>()
  const [now, setNow] = useState<CaseId>()
  const rows = data?.items ?? []
  /** the household after this one, as the list stood when the call was made */
  const after = (row: Callee): CaseId | undefined =>
    rows[rows.findIndex(({ caseId }) => caseId === row.caseId) + 1]?.caseId
  useOnReturn(() => void reload())
  return (
    <Page
      title={callListText.title}
      lead={callListText.lead}
      asked={asked}
      testId='ring'
      footer={
        rows.length > 1 ? <InTurn first={rows[0]?.caseId} count={rows.length} now={now} onNow={setNow} /> : undefined
      }
    >
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
      {rows.map((row) => (
        <CallRow
          key={row.caseId}
          row={row}
          now={row.caseId === now}
          alone={rows.length === 1}
          onNoted={() => setNow(row.caseId === now ? after(row) : now)}
          onChanged={() => void reload()}
          onTold={setTold}
        />
      ))}
    </Page>
  )
}

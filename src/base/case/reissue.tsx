import { UNDECIDED } from '@domain/application/stage'
import type { CaseView } from '@domain/contract/views'
import { Button, Card, RefusalCard } from '@src/components'
import { useCommand } from '@src/gateway'
import { onBehalfText as words } from '@src/text/duties'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ClaimCode } from '../claim-code'

const STAGES: readonly string[] = [...UNDECIDED, 'on-file', 'refused']

/** 补发认领码: offered as long as nobody has claimed a case that was entered on behalf of its worker. */
export const Reissue = ({ view: { row, claimed } }: { readonly view: CaseView }) => {
  const { run, busy, refusal } = useCommand('case.reissueClaim')
  const [sure, setSure] = useState(false)
  const [code, setCode] = useState<string>()
  const [given, setGiven] = useState(false)
  if (code !== undefined)
    return (
      <Card title={words.reissued} tone={given ? 'calm' : 'urgent'} testId='claim-reissued'>
        <View className='case-words'>{words.codeLead}</View>
        <ClaimCode code={code} given={given} onGiven={setGiven} />
      </Card>
    )
  if (claimed || !row.flags.includes('on-behalf') || !STAGES.includes(row.stage)) return null
  const reissue = async (): Promise<void> => {
    const answer = await run({}, { caseId: row.id, version: row.version })
    if (answer.ok) setCode(answer.value.claimCode)
  }
  return (
    <Card title={words.unclaimed} testId='unclaimed'>
      <View className='case-hint'>{sure ? words.reissueHint : words.unclaimedHint}</View>
      {refusal === undefined ? null : <RefusalCard refusal={refusal} />}
      <Button
        busy={busy}
        onTap={sure ? () => void reissue() : () => setSure(true)}
        testId={sure ? 'reissue-sure' : 'reissue'}
      >
        {sure ? words.reissueSure : words.reissue}
      </Button>
    </Card>
  )
}

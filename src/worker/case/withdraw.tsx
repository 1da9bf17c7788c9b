import type { OwnCase } from '@domain/contract/views'
import { Button, Card, RefusalCard, TextInput } from '@src/components'
import { useCommand } from '@src/gateway'
import { casePage as words } from '@src/text/worker'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'

/** Withdrawing needs a second confirmation on the page, because it cannot be undone. */
export const Withdraw = ({ own, onStale }: { readonly own: OwnCase; readonly onStale: () => void }) => {
  const [asking, setAsking] = useState(false)
  const [why, setWhy] = useState('')
  const withdraw = useCommand('case.withdraw')
  const run = async (): Promise<void> => {
    const answer = await withdraw.run({ why }, { caseId: own.id, version: own.version })
    if (answer.ok) setAsking(false)
  }
  if (!asking)
    return (
      <Button kind='danger' onTap={() => setAsking(true)} testId='withdraw'>
        {words.withdraw}
      </Button>
    )
  return (
    <Card title={words.withdraw}>
      <Text>{words.withdrawAsk}</Text>
      <TextInput
        label={words.withdrawWhy}
        optional
        value={why}
        onChange={setWhy}
        maxLength={200}
        testId='withdraw-why'
      />
      {withdraw.refusal === undefined ? null : <RefusalCard refusal={withdraw.refusal} onRetry={onStale} />}
      <View className='upload-acts'>
        <Button kind='danger' busy={withdraw.busy} onTap={() => void run()} testId='withdraw-yes'>
          {words.withdrawYes}
        </Button>
        <Button kind='plain' onTap={() => setAsking(false)} testId='withdraw-no'>
          {words.withdrawNo}
        </Button>
      </View>
    </Card>
  )
}

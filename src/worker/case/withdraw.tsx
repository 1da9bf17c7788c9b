import type { OwnCase } from '@domain/contract/views'
import { Button, Dialog, RefusalCard, TextArea } from '@src/components'
import { useCommand } from '@src/gateway'
import { casePage as words } from '@src/text/worker'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import * as z from 'zod/mini'
import { useKeptFields } from '../use-said'

const Typed = z.object({ why: z.string() })

type Props = { readonly own: OwnCase; readonly onDone: () => void; readonly onStale: () => void }

/** Asks in the middle of the screen before the application is withdrawn, because that cannot be undone. */
export const Withdraw = ({ own, onDone, onStale }: Props) => {
  const [asking, setAsking] = useState(false)
  const [{ why }, set, drop] = useKeptFields(`withdraw:${own.id}`, Typed, { why: '' })
  const withdraw = useCommand('case.withdraw')
  const run = async (): Promise<void> => {
    const answer = await withdraw.run({ why }, { caseId: own.id, version: own.version })
    if (!answer.ok) return
    drop()
    setAsking(false)
    onDone()
  }
  return (
    <>
      <Button kind='danger' block onTap={() => setAsking(true)} testId='withdraw'>
        {words.withdraw}
      </Button>
      {asking ? (
        <Dialog title={words.withdrawTitle} onClose={() => setAsking(false)} testId='withdraw-asked'>
          <Text>{words.withdrawAsk}</Text>
          <TextArea
            label={words.withdrawWhy}
            optional
            value={why}
            onChange={(typed) => set({ why: typed })}
            maxLength={200}
            testId='withdraw-why'
          />
          {withdraw.refusal === undefined ? null : <RefusalCard refusal={withdraw.refusal} onRetry={onStale} />}
          <View className='dialog-acts'>
            <Button kind='plain' block onTap={() => setAsking(false)} testId='withdraw-no'>
              {words.withdrawNo}
            </Button>
            <Button kind='danger' block busy={withdraw.busy} onTap={() => void run()} testId='withdraw-yes'>
              {words.withdrawYes}
            </Button>
          </View>
        </Dialog>
      ) : null}
    </>
  )
}

import type { CallOutput } from '@domain/contract'
import type { CheckBatchId } from '@domain/kernel/ids'
import type { RefusalCode } from '@domain/kernel/refusals'
import { Banner, Button, Card, Progress, RefusalCard } from '@src/components'
import { useCommand } from '@src/gateway'
import { refusalText } from '@src/text'
import { roundText } from '@src/text/round'
import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'

type Open = CallOutput<'crosscheck.open'>
type Batch = Open['batch']

const why = (code: string): string => refusalText({ code: code as RefusalCode })

type WorkProps = { readonly batch: Batch; readonly may: boolean; readonly onDone: () => void }

/** Work on the round that is not done yet. While the page is open it goes on, slice by slice; otherwise the clock does it. */
export const Work = ({ batch, may, onDone }: WorkProps) => {
  const { run } = useCommand('crosscheck.goOn')
  const [now, setNow] = useState<Batch>()
  const shown = now ?? batch
  const here = useRef(true)
  useEffect(
    () => () => {
      here.current = false
    },
    [],
  )
  const waits = batch.work !== undefined && may
  // biome-ignore lint/correctness/useExhaustiveDependencies: one loop for one piece of work, however often the page is drawn
  useEffect(() => {
    if (!waits) return
    void (async () => {
      for (;;) {
        const answer = await run({ batch: batch.id })
        if (!here.current || !answer.ok) return
        setNow(answer.value.batch)
        if (answer.value.batch.work === undefined) break
      }
      setNow(undefined)
      onDone()
    })()
  }, [waits, batch.id])
  const { work, stopped, ended } = shown
  return (
    <View>
      {stopped !== undefined && (
        <Banner tone='amber' text={roundText.stopped(why(stopped.code))} testId='round-stopped' />
      )}
      {work === undefined && (ended?.kind === 'pass' || ended?.kind === 'finish') && (
        <Banner tone='green' text={roundText.ended[ended.kind](ended.open)} testId='round-ended' />
      )}
      {work !== undefined && (
        <Card title={roundText.working[work.kind]} testId='round-work'>
          <Progress
            step={work.kind === 'gather' ? work.of : work.done}
            of={Math.max(1, work.of)}
            label={roundText.householdsDone(work.kind === 'gather' ? work.of : work.done, work.of)}
          />
          <View className='case-hint'>{roundText.workingHint}</View>
        </Card>
      )}
    </View>
  )
}

/** Households that were not taken into the round, by reason. */
export const Left = ({ left }: Pick<Open, 'left'>) =>
  left.length === 0 ? null : (
    <Card title={roundText.left} testId='round-left'>
      {left.map(({ code, households }) => (
        <View key={code} className='case-hint'>
          {roundText.leftRow(households, why(code))}
        </View>
      ))}
    </Card>
  )

type PrepareProps = { readonly batch: CheckBatchId; readonly purpose: string; readonly onOrdered: () => void }

/** Before the lists of a long round leave, the register says so of every household. */
export const Prepare = ({ batch, purpose, onOrdered }: PrepareProps) => {
  const { run, busy, refusal } = useCommand('crosscheck.prepare')
  const order = async () => {
    if ((await run({ batch, purpose })).ok) onOrdered()
  }
  return (
    <View>
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      <View className='case-hint'>{roundText.prepareHint}</View>
      <Button
        kind='primary'
        busy={busy}
        disabled={purpose.trim() === ''}
        onTap={() => void order()}
        testId='round-prepare'
      >
        {roundText.prepare}
      </Button>
    </View>
  )
}

type FinishProps = { readonly batch: CheckBatchId; readonly onOrdered: () => void }

/** Completes every check that all counterparts have answered without a question. */
export const Finish = ({ batch, onOrdered }: FinishProps) => {
  const { run, busy, refusal } = useCommand('crosscheck.finishQuiet')
  const order = async () => {
    if ((await run({ batch })).ok) onOrdered()
  }
  return (
    <View className='round-finish'>
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      <View className='case-hint'>{roundText.finishQuietHint}</View>
      <Button busy={busy} onTap={() => void order()} testId='finish-quiet'>
        {roundText.finishQuiet}
      </Button>
    </View>
  )
}

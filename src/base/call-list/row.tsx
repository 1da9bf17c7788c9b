import type { CallOutput } from '@domain/contract'
import { Button, Card, RefusalCard, Tag } from '@src/components'
import { Phone } from '@src/features/case-page'
import { go, useCommand } from '@src/gateway'
import { dueText, momentText, stageText } from '@src/text'
import { callListText, callReason } from '@src/text/call-list'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { PATHS } from '../paths'

export type Callee = CallOutput<'ring.list'>['items'][number]
type Matter = Callee['matters'][number]

const MatterLine = ({ matter }: { readonly matter: Matter }) => (
  <View className='case-words'>
    <View className='case-strong'>{callReason(matter.key)}</View>
    {matter.overdue ? <Tag tone='overdue'>{callListText.late}</Tag> : null}
    {matter.dueOn === undefined ? null : <View>{callListText.due(dueText(matter.dueOn))}</View>}
    <View className='case-hint'>{callListText.since(momentText(matter.since))}</View>
  </View>
)

type Props = {
  readonly row: Callee
  /** its turn in calling one household after another: it is called without another tap */
  readonly now: boolean
  /** the only household on the list: calling it is the main act of the page */
  readonly alone: boolean
  /** the result of the call was noted */
  readonly onNoted: () => void
  readonly onChanged: () => void
  /** noted as told: the page offers to take it back */
  readonly onTold: (row: Callee) => void
}

/** One household: what to say, the telephone, and, once the number was shown, what came of the call. */
export const CallRow = ({ row, now, alone, onNoted, onChanged, onTold }: Props) => {
  const done = useCommand('ring.done')
  const noAnswer = useCommand('ring.noAnswer')
  const [called, setCalled] = useState(false)
  const input = { matters: row.matters.map(({ id }) => id) }
  const tell = async (): Promise<void> => {
    const answer = await done.run(input, { caseId: row.caseId, keyFor: `told:${row.caseId}` })
    if (!answer.ok) return
    onTold(row)
    onNoted()
    onChanged()
  }
  const missed = async (): Promise<void> => {
    const answer = await noAnswer.run(input, { caseId: row.caseId, keyFor: `missed:${row.caseId}` })
    if (!answer.ok) return
    setCalled(false)
    onNoted()
    onChanged()
  }
  // the next household may stand below the edge of the screen
  useEffect(() => {
    if (now)
      Taro.pageScrollTo({ selector: `#ring-${row.caseId}`, offsetTop: -16, duration: 200 }).catch(() => undefined)
  }, [now, row.caseId])
  const refusal = done.refusal ?? noAnswer.refusal
  return (
    <View id={`ring-${row.caseId}`}>
      <Card
        title={row.name}
        aside={<Tag tone='plain'>{stageText[row.stage]}</Tag>}
        tone={row.matters.some(({ overdue }) => overdue) ? 'urgent' : 'plain'}
        testId={`ring-${row.caseId}`}
      >
        <View className='stack'>
          <Phone
            caseId={row.caseId}
            name={row.name}
            why='ring'
            kind={called || !alone ? 'plain' : 'primary'}
            block
            onShown={() => setCalled(true)}
            atOnce={now}
          />
        </View>
        {row.tried === undefined ? null : (
          <View className='case-hint'>{callListText.tried(row.tried.times, momentText(row.tried.last))}</View>
        )}
        {row.unclaimed ? <Text className='case-hint'>{callListText.unclaimed}</Text> : null}
        {row.matters.map((matter) => (
          <MatterLine key={matter.id} matter={matter} />
        ))}
        {refusal === undefined ? null : <RefusalCard refusal={refusal} onRetry={onChanged} />}
        {called ? (
          <View className='call-results'>
            <Button kind='primary' block busy={done.busy} onTap={() => void tell()} testId={`told-${row.caseId}`}>
              {callListText.done}
            </Button>
            <Button block busy={noAnswer.busy} onTap={() => void missed()} testId={`missed-${row.caseId}`}>
              {callListText.noAnswer}
            </Button>
          </View>
        ) : null}
        <Button kind='quiet' onTap={() => go(PATHS.case, { id: row.caseId })}>
          {callListText.open}
        </Button>
      </Card>
    </View>
  )
}

import type { CallOutput } from '@domain/contract'
import type { MemberKey } from '@domain/kernel/ids'
import { Button, Card, RefusalCard, Tag } from '@src/components'
import { go, useCommand } from '@src/gateway'
import { dueText, momentText, stageText } from '@src/text'
import { callListText, callReason } from '@src/text/call-list'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { PATHS } from '../paths'

export type Callee = CallOutput<'ring.list'>['items'][number]
type Matter = Callee['matters'][number]

const APPLICANT = 'm0' as MemberKey

const MatterLine = ({ matter }: { readonly matter: Matter }) => (
  <View className='case-words'>
    <View className='case-strong'>{callReason(matter.key)}</View>
    {matter.overdue ? <Tag tone='red'>{callListText.late}</Tag> : null}
    {matter.dueOn === undefined ? null : <View>{callListText.due(dueText(matter.dueOn))}</View>}
    <View className='case-hint'>{callListText.since(momentText(matter.since))}</View>
  </View>
)

/** Reveals the telephone number for this purpose; the reveal is registered where the worker sees it. */
const Dial = ({ row }: { readonly row: Callee }) => {
  const reveal = useCommand('case.reveal')
  const [mobile, setMobile] = useState<string>()
  const show = async (): Promise<void> => {
    const answer = await reveal.run(
      { member: APPLICANT, field: 'mobile', why: 'ring' },
      { caseId: row.caseId, keyFor: `ring:${row.caseId}` },
    )
    if (answer.ok) setMobile(answer.value.text)
  }
  if (mobile !== undefined)
    return (
      <Button
        kind='primary'
        block
        onTap={() => void Taro.makePhoneCall({ phoneNumber: mobile })}
        testId={`dial-${row.caseId}`}
      >
        {callListText.dial(mobile)}
      </Button>
    )
  return (
    <View>
      {reveal.refusal === undefined ? null : <RefusalCard refusal={reveal.refusal} />}
      <Button kind='plain' block busy={reveal.busy} onTap={() => void show()} testId={`show-number-${row.caseId}`}>
        {callListText.show}
      </Button>
      <View className='case-hint'>{callListText.showHint}</View>
    </View>
  )
}

/** One household: the matters and since when they wait, the telephone number, and a button to mark it as done. */
export const CallRow = ({ row, onChanged }: { readonly row: Callee; readonly onChanged: () => void }) => {
  const done = useCommand('ring.done')
  const tell = async (): Promise<void> => {
    const matters = row.matters.map(({ id }) => id)
    const answer = await done.run({ matters }, { caseId: row.caseId, keyFor: `told:${row.caseId}` })
    if (answer.ok) onChanged()
  }
  return (
    <Card
      title={row.name}
      aside={<Tag tone='plain'>{stageText[row.stage]}</Tag>}
      tone={row.matters.some(({ overdue }) => overdue) ? 'urgent' : 'plain'}
      testId={`ring-${row.caseId}`}
    >
      <View className='case-hint'>{row.unit}</View>
      {row.unclaimed ? <Text className='case-hint'>{callListText.unclaimed}</Text> : null}
      {row.matters.map((matter) => (
        <MatterLine key={matter.id} matter={matter} />
      ))}
      {done.refusal === undefined ? null : <RefusalCard refusal={done.refusal} onRetry={onChanged} />}
      <View className='stack'>
        <Dial row={row} />
        <Button kind='plain' block busy={done.busy} onTap={() => void tell()} testId={`told-${row.caseId}`}>
          {callListText.done}
        </Button>
        <Button kind='quiet' onTap={() => go(PATHS.case, { id: row.caseId })}>
          {callListText.open}
        </Button>
      </View>
    </Card>
  )
}

import type { CallOutput } from '@domain/contract'
import type { OrgId } from '@domain/kernel/ids'
import { Banner, Button, Card, Check, NotShown, Row, Send, Skeleton, toSend } from '@src/components'
import { useCommand, useQuery } from '@src/gateway'
import { roleText, stageText } from '@src/text'
import { adminText } from '@src/text/admin'
import { unionsText } from '@src/text/unions'
import { View } from '@tarojs/components'
import { useState } from 'react'

const officers = adminText.officers
const text = unionsText.leaving
export type Officer = CallOutput<'officer.list'>['officers'][number]
type Left = CallOutput<'officer.leaving'>

const isOpen = ({ cases, money }: Left): boolean => cases.length > 0 || money > 0
const nobody = (left: Left): boolean => isOpen(left) && left.takers.length === 0

/** Each open duty, and who goes on with it. */
const Duties = ({ left }: { readonly left: Left }) => (
  <View>
    {!isOpen(left) && <Row label={text.open} value={text.none} />}
    {left.cases.map(({ stage, count, more, overdue }) => (
      <Row key={stage} label={stageText[stage]} value={text.count(count, more, overdue)} />
    ))}
    {left.money > 0 && <Row label={text.money} value={text.count(left.money, false, 0)} />}
    {isOpen(left) && left.takers.length > 0 && (
      <Row label={text.takers} value={left.takers.map(({ name, union }) => text.taker(name, union)).join('、')} />
    )}
    {left.kits > 0 && <Banner tone='amber' text={text.kits(left.kits)} />}
  </View>
)

type Props = {
  readonly org: OrgId
  readonly officer: Officer
  readonly onDone: () => void
  readonly onKeep: () => void
}

/** 离任: what is open and who goes on with it, before the post ends. */
export const Removal = ({ org, officer, onDone, onKeep }: Props) => {
  const { person, role } = officer
  const command = useCommand('officer.remove')
  const { data: left, refusal, reload } = useQuery('officer.leaving', { org, person, role })
  const [anyway, setAnyway] = useState(false)
  const ready = left !== undefined && (!nobody(left) || anyway)
  const input = ready && { org, person, role, ...(nobody(left) ? { anyway } : {}) }
  return (
    <Card tone='urgent' title={officers.removeTitle(`${officer.name}（${roleText[role]}）`)}>
      {officers.removeLead}
      {left === undefined && refusal === undefined && <Skeleton lines={3} />}
      {refusal !== undefined && <NotShown refusal={refusal} onRetry={() => void reload()} />}
      {left !== undefined && <Duties left={left} />}
      {left !== undefined && nobody(left) && (
        <>
          <Banner tone='amber' text={text.nobody} testId='nobody-takes' />
          <Check label={text.anyway} value={anyway} onChange={setAnyway} testId='remove-anyway' />
        </>
      )}
      {left !== undefined && (
        <Send
          kind='danger'
          {...toSend(command, input, onDone, { keyFor: `${person}:${role}` })}
          label={officers.removeYes}
          testId='remove-yes'
        />
      )}
      <Button kind='plain' block onTap={onKeep}>
        {officers.keep}
      </Button>
    </Card>
  )
}

import type { MemberKey } from '@domain/kernel/ids'
import { Banner, Button, Card, Choice, optionsOf, Row, Select, TextInput, YesNo } from '@src/components'
import { healthText, relationText, schoolText, statusText } from '@src/text'
import { apply } from '@src/text/apply'
import { wrong } from '@src/text/fields'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { memberWrongs, type Wrongs } from './check'
import { type FormDraft, hasPlace, type MemberDraft } from './draft'
import { idHint } from './person'
import { labelled, replaced, type StepProps, without } from './step'

const nextKey = (members: readonly MemberDraft[]): MemberKey => {
  const used = members.map((member) => Number(member.key.slice(1)))
  return `m${Math.max(0, ...used) + 1}` as MemberKey
}

const blank = (key: MemberKey): MemberDraft => ({
  key,
  name: '',
  idNumber: '',
  healthDetail: '',
  workplace: '',
  counted: true,
  notCountedBecause: '',
})

type EditProps = {
  readonly member: MemberDraft
  readonly wrongs: Wrongs
  readonly today: StepProps['today']
  readonly set: (patch: Partial<MemberDraft>) => void
}
const Edit = ({ member: m, wrongs, today, set }: EditProps) => {
  const field = labelled(m, set, wrongs)
  return (
    <View>
      <TextInput {...field('name')} testId='member-name' />
      <Choice options={optionsOf(relationText)} {...field('relation')} testId='member-relation' />
      <TextInput kind='idcard' {...field('idNumber')} hint={idHint(m.idNumber, today)} testId='member-id' />
      <Choice options={optionsOf(statusText)} {...field('status')} testId='member-status' />
      {m.status === 'student' ? (
        <Select options={optionsOf(schoolText)} {...field('schoolStage')} testId='member-stage' />
      ) : null}
      {hasPlace(m.status) ? <TextInput {...field('workplace')} testId='member-workplace' /> : null}
      <Choice options={optionsOf(healthText)} {...field('health')} testId='member-health' />
      {m.health === undefined || m.health === 'good' ? null : (
        <TextInput {...field('healthDetail')} placeholder={apply.healthHint} testId='member-health-detail' />
      )}
      <YesNo {...field('counted')} testId='member-counted' />
      {m.counted ? null : (
        <TextInput {...field('notCountedBecause')} placeholder={apply.notCountedHint} testId='member-why' />
      )}
    </View>
  )
}

type ClosedProps = {
  readonly member: MemberDraft
  readonly wrong: string | undefined
  readonly no: number
  readonly onEdit: () => void
}
const Closed = ({ member, wrong: bad, no, onEdit }: ClosedProps) => (
  <>
    <Row
      label={member.relation === undefined ? '' : relationText[member.relation]}
      value={member.status === undefined ? '' : statusText[member.status]}
    />
    {bad === undefined ? null : <Banner tone='red' text={bad} />}
    <Button kind='quiet' onTap={onEdit} label={`${apply.edit}${member.name}`} testId={`member-${no}-edit`}>
      {apply.edit}
    </Button>
  </>
)

const firstWrong = (wrongs: Wrongs, i: number): string | undefined =>
  Object.entries(wrongs).find(([at]) => at.startsWith(`members.${i}.`))?.[1]

/** The members: one card per person; only one card is open at a time. */
export const MembersStep = ({ draft, set, wrongs, today }: StepProps) => {
  const [open, setOpen] = useState<number>()
  const [tried, setTried] = useState(false)
  const { members } = draft
  const change = (i: number, patch: Partial<MemberDraft>): void => {
    const member = members[i]
    if (member !== undefined) set({ members: replaced(members, i, { ...member, ...patch }) })
  }
  const remove = (i: number): void => {
    const gone = members[i]?.key
    const keep: Partial<FormDraft> = {
      members: without(members, i),
      incomes: draft.incomes.filter((line) => line.member !== gone),
      costs: draft.costs.filter((line) => line.member !== gone),
      consents: draft.consents.filter((pair) => !pair.endsWith(`:${gone}`)),
    }
    setOpen(undefined)
    set(keep)
  }
  const close = (i: number): void => {
    const fine = Object.keys(memberWrongs(draft, i, today)).length === 0
    setTried(!fine)
    if (fine) setOpen(undefined)
  }
  return (
    <View>
      {members.map((member, i) => (
        <Card
          key={member.key}
          title={member.name === '' ? apply.member(i + 1) : member.name}
          testId={`member-${i + 1}`}
        >
          {open === i ? (
            <>
              <Edit
                member={member}
                wrongs={tried ? memberWrongs(draft, i, today) : {}}
                today={today}
                set={(patch) => change(i, patch)}
              />
              <View className='upload-acts'>
                <Button kind='primary' onTap={() => close(i)} testId='member-done'>
                  {apply.done}
                </Button>
                <Button kind='quiet' onTap={() => remove(i)} testId='member-remove'>
                  {apply.remove}
                </Button>
              </View>
            </>
          ) : (
            <Closed member={member} wrong={firstWrong(wrongs, i)} no={i + 1} onEdit={() => setOpen(i)} />
          )}
        </Card>
      ))}
      {open !== undefined && Object.keys(wrongs).length > 0 ? <Banner tone='red' text={wrong.finishMember} /> : null}
      {open === undefined && members.length < 15 ? (
        <Button
          kind='plain'
          block
          testId='member-add'
          onTap={() => {
            set({ members: [...members, blank(nextKey(members))] })
            setTried(false)
            setOpen(members.length)
          }}
        >
          {apply.addMember}
        </Button>
      ) : null}
      {members.length === 0 ? <Text className='quiet'>{apply.noMembers}</Text> : null}
    </View>
  )
}

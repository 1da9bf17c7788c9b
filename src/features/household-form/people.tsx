import type { MemberKey } from '@domain/kernel/ids'
import { Banner, Button, Card, Check, PersonCard } from '@src/components'
import { healthText, relationText, statusText } from '@src/text'
import { apply } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { ageOf } from './age'
import { memberWrongs, selfWrongs, type Wrongs } from './check'
import type { FormDraft, MemberDraft } from './draft'
import { MemberFields, SelfFields } from './person'
import { replaced, type StepProps, say, untold, without } from './step'
import { ME, peopleOf } from './suggest'

const nextKey = (members: readonly MemberDraft[]): MemberKey => {
  const used = members.map((member) => Number(member.key.slice(1)))
  return `m${Math.max(0, ...used) + 1}` as MemberKey
}

const blank = (key: MemberKey, relation: MemberDraft['relation']): MemberDraft => ({
  key,
  name: '',
  idNumber: '',
  relation,
  healthDetail: '',
  workplace: '',
  notCountedBecause: '',
})

/** Moves an opened card to where the eye is: the card that closes above it makes the page shorter. */
const lookAt = (): void => {
  setTimeout(() => {
    Taro.pageScrollTo({ selector: '.person-now', offsetTop: -16, duration: 200 }).catch(() => undefined)
  }, 50)
}

type Gone = Pick<FormDraft, 'members' | 'incomes' | 'costs' | 'consents'> & { readonly name: string }
/** Takes a member out of the form with everything that was said of them. */
const withoutMember = (draft: FormDraft, i: number): Partial<FormDraft> => {
  const gone = draft.members[i]?.key
  return {
    members: without(draft.members, i),
    incomes: draft.incomes.filter((line) => line.member !== gone),
    costs: draft.costs.filter((line) => line.member !== gone),
    consents: draft.consents.filter((pair) => !pair.endsWith(`:${gone}`)),
  }
}

const factsOf = (
  one: Pick<MemberDraft, 'idNumber' | 'otherId' | 'status' | 'health'>,
  today: StepProps['today'],
): string[] => {
  const age = ageOf(one, today)
  return [
    ...(age === undefined ? [] : [apply.years(age)]),
    ...(one.status === undefined ? [] : [statusText[one.status]]),
    ...(one.health === undefined ? [] : [healthText[one.health]]),
  ]
}

const count = (wrongs: Wrongs): number => Object.keys(wrongs).length

const ADD = ['spouse', 'child', 'parent', 'other'] as const
/** The buttons that add a member: each says already who it is to the applicant. */
const Add = ({
  draft,
  wrongs,
  set,
  how,
  onAdd,
}: StepProps & { readonly onAdd: (relation: MemberDraft['relation']) => void }) => {
  const married = draft.members.some(({ relation }) => relation === 'spouse')
  return (
    <View>
      <Text className='field-label'>{apply.whoElse}</Text>
      <Text className='quiet'>{say(how, apply.whoElseHint)}</Text>
      <View className='upload-acts'>
        {ADD.filter((relation) => relation !== 'spouse' || !married).map((relation) => (
          <Button
            key={relation}
            kind='plain'
            onTap={() => onAdd(relation === 'other' ? undefined : relation)}
            testId={`member-add-${relation}`}
          >
            {apply.addOf[relation]}
          </Button>
        ))}
      </View>
      {draft.members.length === 0 ? (
        <Check
          label={apply.alone}
          value={draft.alone === true}
          onChange={(alone) => set({ alone })}
          testId='members-alone'
        />
      ) : null}
      {wrongs['alone'] === undefined ? null : <Banner tone='amber' text={wrongs['alone']} />}
    </View>
  )
}

/** The persons of the household: a card each, one open at a time, with everything that is asked about the person. */
export const People = (props: StepProps) => {
  const { draft, set, wrongs, today } = props
  const [open, setOpen] = useState<MemberKey | undefined>(() => (count(selfWrongs(draft, today)) > 0 ? ME : undefined))
  const [gone, setGone] = useState<Gone>()
  const { members } = draft
  const tried = Object.keys(wrongs).length > 0
  const turnTo = (key: MemberKey | undefined): void => {
    setOpen(key)
    if (key !== undefined) lookAt()
  }
  const add = (relation: MemberDraft['relation']): void => {
    const key = nextKey(members)
    set({ members: [...members, blank(key, relation)], alone: undefined })
    setGone(undefined)
    turnTo(key)
  }
  const change = (i: number, patch: Partial<MemberDraft>): void =>
    set((now) => {
      const member = now.members[i]
      if (member === undefined) return {}
      return {
        members: replaced(now.members, i, { ...member, ...patch }),
        ...('status' in patch ? untold(now, `${member.key}.status`) : {}),
      }
    })
  const remove = (i: number): void => {
    const { members: all, incomes, costs, consents } = draft
    setGone({ members: all, incomes, costs, consents, name: members[i]?.name ?? '' })
    setOpen(undefined)
    set(withoutMember(draft, i))
  }
  const undo = (): void => {
    if (gone === undefined) return
    const { name: _, ...back } = gone
    set(back)
    setGone(undefined)
  }
  const me = peopleOf(draft)[0]
  return (
    <View>
      {open === ME ? (
        <View className='person-now'>
          <Card title={apply.me} testId='person-me-open'>
            <SelfFields {...props} />
            <Button kind='plain' block onTap={() => turnTo(undefined)} testId='person-me-done'>
              {apply.personDone(draft.applicant.name)}
            </Button>
          </Card>
        </View>
      ) : (
        <PersonCard
          name={draft.applicant.name}
          relation={apply.me}
          facts={factsOf({ ...draft.applicant, status: me?.status }, today)}
          missing={count(selfWrongs(draft, today))}
          onOpen={() => turnTo(ME)}
          testId='person-me'
        />
      )}
      {members.map((member, i) =>
        open === member.key ? (
          <View key={member.key} className='person-now'>
            <Card title={member.name === '' ? apply.member(i + 1) : member.name} testId={`member-${i + 1}-open`}>
              <MemberFields
                {...props}
                member={member}
                own={tried ? memberWrongs(draft, i, today) : {}}
                change={(patch) => change(i, patch)}
              />
              <Button kind='plain' block onTap={() => turnTo(undefined)} testId='member-done'>
                {apply.personDone(member.name)}
              </Button>
              <Button
                kind='quiet'
                onTap={() => remove(i)}
                label={`${apply.remove}${member.name}`}
                testId='member-remove'
              >
                {apply.remove}
              </Button>
            </Card>
          </View>
        ) : (
          <PersonCard
            key={member.key}
            name={member.name}
            relation={member.relation === undefined ? '' : relationText[member.relation]}
            facts={factsOf(member, today)}
            missing={count(memberWrongs(draft, i, today))}
            onOpen={() => turnTo(member.key)}
            testId={`member-${i + 1}`}
          />
        ),
      )}
      {gone === undefined ? null : (
        <Card tone='calm' testId='member-gone'>
          <Text>{apply.removed(gone.name)}</Text>
          <Button kind='plain' onTap={undo} testId='member-undo'>
            {apply.undoRemove}
          </Button>
        </Card>
      )}
      {members.length < 15 ? <Add {...props} onAdd={add} /> : null}
    </View>
  )
}

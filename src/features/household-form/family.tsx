import { Button, Choice, Section, YesNo } from '@src/components'
import { apply } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { asksSingleParent, asksZeroEmployment, countedOf } from './draft'
import { HomeFields } from './home'
import { Offered } from './offered'
import { People } from './people'
import { applicantOf, replaced, type StepProps, say } from './step'
import { UnitStep } from './unit'

type Members = StepProps['draft']['members']
type OneProps = {
  readonly member: Members[number]
  readonly no: number
  readonly counted: boolean | undefined
  readonly change: (patch: Partial<Members[number]>) => void
  readonly wrongs: StepProps['wrongs']
  readonly how: StepProps['how']
}
/** Whether this member belongs to the household, and why not. */
const One = ({ member, no, counted, change, wrongs, how }: OneProps) => (
  <View>
    <YesNo
      label={`${member.name === '' ? apply.member(no) : member.name}：${say(how, apply.counted)}`}
      value={counted}
      onChange={(yes) => change({ counted: yes })}
      error={wrongs[`members.${no - 1}.counted`]}
      testId={`member-${no}-counted`}
    />
    {counted === false ? (
      <Offered
        label={apply.notCountedBecause}
        offers={apply.notCountedOffers}
        other={apply.otherOne}
        value={member.notCountedBecause}
        onChange={(notCountedBecause) => change({ notCountedBecause })}
        error={wrongs[`members.${no - 1}.notCountedBecause`]}
        maxLength={100}
        placeholder={apply.notCountedHint}
        testId={`member-${no}-why`}
      />
    ) : null}
  </View>
)

/**
 * Who belongs to the household: those whom the rule names are only said to; for others it is one tap for everybody, and a reason
 * for those who do not.
 */
const Counted = ({ draft, set, wrongs, today, how }: StepProps) => {
  const { members } = draft
  const [some, setSome] = useState(members.some(({ counted }) => counted === false))
  const counted = members.map((member) => countedOf(member, today))
  const byRule = members.every((member) => countedOf({ ...member, counted: undefined }, today) === true)
  if (members.length === 0) return null
  const change = (i: number, patch: Partial<Members[number]>): void => {
    const member = members[i]
    if (member !== undefined) set({ members: replaced(members, i, { ...member, ...patch }) })
  }
  if (byRule && !some)
    return (
      <View className='stack'>
        <Text className='quiet'>{apply.countedByRule}</Text>
        <View>
          <Button kind='quiet' onTap={() => setSome(true)} testId='members-counted-not'>
            {apply.countedNot}
          </Button>
        </View>
      </View>
    )
  return (
    <View>
      <Choice
        label={say(how, apply.allCounted)}
        options={[
          { value: 'all', label: apply.countedAll },
          { value: 'some', label: apply.countedSome },
        ]}
        value={some ? 'some' : counted.every((one) => one === true) ? 'all' : undefined}
        onChange={(next) => {
          setSome(next === 'some')
          if (next === 'all') set({ members: members.map((m) => ({ ...m, counted: true, notCountedBecause: '' })) })
        }}
        error={counted.includes(undefined) && !some ? firstOf(wrongs, 'counted') : undefined}
        testId='members-counted'
      />
      {some
        ? members.map((member, i) => (
            <One
              key={member.key}
              member={member}
              no={i + 1}
              counted={counted[i]}
              change={(patch) => change(i, patch)}
              wrongs={wrongs}
              how={how}
            />
          ))
        : null}
    </View>
  )
}

const firstOf = (wrongs: StepProps['wrongs'], field: string): string | undefined =>
  Object.entries(wrongs).find(([at]) => at.endsWith(`.${field}`))?.[1]

/** The union, the persons of the household with a card each, and what concerns all of them. */
export const FamilyBlock = (props: StepProps) => {
  const { draft, fixedBase = false } = props
  const { field } = applicantOf(props)
  return (
    <View>
      {fixedBase ? null : (
        <Section title={say(props.how, apply.unitTitle)}>
          <UnitStep {...props} />
        </Section>
      )}
      <Section title={say(props.how, apply.peopleTitle)}>
        <People {...props} />
        <Counted {...props} />
      </Section>
      <Section title={apply.homeTitle}>
        <HomeFields {...props} />
        {asksSingleParent(draft) ? <YesNo {...field('singleParent')} testId='work-single' /> : null}
        {asksZeroEmployment(draft) ? <YesNo {...field('zeroEmployment')} testId='work-zero' /> : null}
      </Section>
    </View>
  )
}

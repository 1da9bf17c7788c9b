import { Choice, Section, YesNo } from '@src/components'
import { apply } from '@src/text/apply'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { asksSingleParent, asksZeroEmployment } from './draft'
import { Offered } from './offered'
import { People } from './people'
import { HomeFields } from './person'
import { applicantOf, replaced, type StepProps, say } from './step'
import { UnitStep } from './unit'

/** Who belongs to the household: one tap for everybody, a reason only for those who do not. */
const Counted = ({ draft, set, wrongs, how }: StepProps) => {
  const { members } = draft
  const [some, setSome] = useState(members.some(({ counted }) => counted === false))
  const all = members.every(({ counted }) => counted === true)
  const open = members.some(({ counted }) => counted === undefined)
  if (members.length === 0) return null
  const change = (i: number, patch: Partial<(typeof members)[number]>): void => {
    const member = members[i]
    if (member !== undefined) set({ members: replaced(members, i, { ...member, ...patch }) })
  }
  return (
    <View>
      <Choice
        label={say(how, apply.allCounted)}
        options={[
          { value: 'all', label: apply.countedAll },
          { value: 'some', label: apply.countedSome },
        ]}
        value={some ? 'some' : all ? 'all' : undefined}
        onChange={(next) => {
          setSome(next === 'some')
          if (next === 'all') set({ members: members.map((m) => ({ ...m, counted: true, notCountedBecause: '' })) })
        }}
        error={open && !some ? firstOf(wrongs, 'counted') : undefined}
        testId='members-counted'
      />
      {some
        ? members.map((member, i) => (
            <View key={member.key}>
              <YesNo
                label={`${member.name === '' ? apply.member(i + 1) : member.name}：${say(how, apply.counted)}`}
                value={member.counted}
                onChange={(counted) => change(i, { counted })}
                error={wrongs[`members.${i}.counted`]}
                testId={`member-${i + 1}-counted`}
              />
              {member.counted === false ? (
                <Offered
                  label={apply.notCountedBecause}
                  offers={apply.notCountedOffers}
                  other={apply.otherOne}
                  value={member.notCountedBecause}
                  onChange={(notCountedBecause) => change(i, { notCountedBecause })}
                  error={wrongs[`members.${i}.notCountedBecause`]}
                  maxLength={100}
                  placeholder={apply.notCountedHint}
                  testId={`member-${i + 1}-why`}
                />
              ) : null}
            </View>
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

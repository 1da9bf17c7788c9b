import type { RigidKind } from '@domain/household/words'
import type { MemberKey } from '@domain/kernel/ids'
import { lastTwelveMonths } from '@domain/kernel/plain-date'
import {
  Button,
  Card,
  Choice,
  DateInput,
  fieldsOf,
  MoneyInput,
  optionsOf,
  Section,
  Select,
  under,
  YesNo,
} from '@src/components'
import { accidentText, monthText, rigidText } from '@src/text'
import { apply } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Lines } from './money-lines'
import { keptPrecheck } from './precheck-answers'
import { Property } from './property'
import { ResultSoFar } from './result-so-far'
import { type StepProps, toldOf, untold } from './step'
import { peopleOf, usualCosts } from './suggest'

const FROM_PRECHECK = {
  illness: 'illness',
  schooling: 'schooling',
  disability: 'disability',
  other: 'otherCost',
} as const

const Costs = ({ draft, set, wrongs, today }: StepProps) => {
  const [more, setMore] = useState<readonly MemberKey[]>([])
  const { from, to } = lastTwelveMonths(today)
  const people = peopleOf(draft)
  const asked = people.filter(
    (person) =>
      usualCosts(person).length > 0 ||
      more.includes(person.key) ||
      draft.costs.some(({ member }) => member === person.key),
  )
  const left = people.filter((person) => !asked.includes(person))
  const told = toldOf(draft)
  const said = keptPrecheck(today)
  const offers = Object.fromEntries(
    Object.entries(FROM_PRECHECK).map(([kind, sum]) => [
      kind,
      draft.costs.some((line) => line.kind === kind && line.amount !== undefined) ? undefined : said?.[sum],
    ]),
  )
  return (
    <Section title={apply.costsTitle}>
      <Text className='quiet'>{`${apply.period(monthText(from), monthText(to))}，${apply.costsLead}`}</Text>
      {asked.map((person) => (
        <Card key={person.key} title={apply.costOf(person.name)} testId={`cost-${person.key}`}>
          <Lines<RigidKind>
            person={person}
            usual={usualCosts(person)}
            lines={draft.costs}
            set={(costs, kinds) =>
              set((now) => ({ costs, ...untold(now, ...kinds.map((kind) => `${person.key}.${kind}`)) }))
            }
            words={rigidText}
            hints={apply.costHints}
            toldOf={(kind) => told(`${person.key}.${kind}`)}
            offers={offers}
            add={apply.addCost}
            wrongs={wrongs}
            testId='cost'
          />
        </Card>
      ))}
      {left.length === 0 ? null : (
        <Select
          label={apply.moreCosts}
          hideLabel
          empty={apply.moreCosts}
          options={left.map(({ key, name }) => ({ value: key, label: name }))}
          value={undefined}
          onChange={(key) => setMore([...more, key])}
          testId='cost-more'
        />
      )}
    </Section>
  )
}

const Accident = ({ draft, set, wrongs, today }: StepProps) => {
  const a = draft.accident
  const field = fieldsOf(draft, set, wrongs)
  const of = fieldsOf(a, (patch) => set({ accident: { ...a, ...patch } }), under(wrongs, 'accident'))
  return (
    <Section title={apply.accidentTitle}>
      <YesNo
        label={apply.hadAccident}
        {...field('hadAccident')}
        hint={toldOf(draft)('hadAccident')}
        onChange={(hadAccident) => set((now) => ({ hadAccident, ...untold(now, 'hadAccident') }))}
        testId='accident'
      />
      {draft.hadAccident === true ? (
        <>
          <Choice label={apply.accidentKind} options={optionsOf(accidentText)} {...of('kind')} testId='accident-kind' />
          <DateInput label={apply.accidentDay} {...of('happenedOn')} max={today} testId='accident-day' />
          <MoneyInput label={apply.accidentCost} {...of('cost')} testId='accident-cost' />
          <MoneyInput label={apply.accidentRecovered} {...of('recovered')} testId='accident-recovered' />
        </>
      ) : null}
    </Section>
  )
}

/** One tap for those to whom none of the questions below applies. */
const NoneBelow = ({ draft, set }: StepProps) => {
  const open = [
    draft.hadAccident === undefined ? ({ hadAccident: false } as const) : {},
    draft.hasHomes === undefined && draft.homes.length === 0 ? ({ hasHomes: false } as const) : {},
    draft.hasVehicles === undefined && draft.vehicles.length === 0 ? ({ hasVehicles: false } as const) : {},
  ]
  if (open.filter((one) => Object.keys(one).length > 0).length < 2) return null
  return (
    <Button kind='plain' block onTap={() => set(Object.assign({}, ...open))} testId='none-below'>
      {apply.noneBelow}
    </Button>
  )
}

/** What the household had to spend, what it owns, and what comes out of it so far. */
export const MoneyBlock = (props: StepProps) => (
  <View>
    <Costs {...props} />
    <NoneBelow {...props} />
    <Accident {...props} />
    <Property {...props} />
    <ResultSoFar {...props} />
  </View>
)

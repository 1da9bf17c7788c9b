import type { IncomeKind, RigidKind } from '@domain/household/words'
import type { Fen } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import { lastTwelveMonths } from '@domain/kernel/plain-date'
import { Card, Choice, DateInput, fieldsOf, MoneyInput, optionsOf, Select, under, YesNo } from '@src/components'
import { accidentText, incomeText, monthText, rigidText } from '@src/text'
import { apply } from '@src/text/apply'
import { Text, View } from '@tarojs/components'
import type { Wrongs } from './check'
import type { StepProps } from './step'
import { type Person, peopleOf, usualCosts, usualIncomes } from './suggest'

type Line<K extends string> = { readonly member: MemberKey; readonly kind: K; readonly amount?: Fen | undefined }

type LinesProps<K extends string> = {
  readonly person: Person
  readonly usual: readonly K[]
  readonly lines: readonly Line<K>[]
  readonly set: (lines: Line<K>[]) => void
  readonly words: Record<K, string>
  readonly hints?: Record<K, string>
  readonly add: string
  readonly wrongs: Wrongs
  readonly testId: string
}

/** One person's lines: the usual kinds are shown at once, other kinds are added from a list. */
const Lines = <K extends string>({ person, usual, lines, set, words, hints, add, wrongs, testId }: LinesProps<K>) => {
  const own = lines.filter((line) => line.member === person.key)
  const kinds = [...new Set([...usual, ...own.map((line) => line.kind)])]
  const change = (kind: K, amount: Fen | undefined): void => {
    const others = lines.filter((line) => line.member !== person.key || line.kind !== kind)
    set([...others, { member: person.key, kind, amount }])
  }
  const left = optionsOf(words).filter((option) => !kinds.includes(option.value))
  return (
    <Card title={person.name} testId={`${testId}-${person.key}`}>
      {kinds.map((kind) => (
        <MoneyInput
          key={kind}
          label={words[kind]}
          hint={hints?.[kind]}
          value={own.find((line) => line.kind === kind)?.amount}
          onChange={(amount) => change(kind, amount)}
          error={wrongs[`${person.key}.${kind}`]}
          testId={`${testId}-${person.key}-${kind}`}
        />
      ))}
      <Select
        label={add}
        options={left}
        value={undefined}
        onChange={(kind) => change(kind, undefined)}
        testId={`${testId}-${person.key}-add`}
      />
    </Card>
  )
}

const Period = ({ today }: Pick<StepProps, 'today'>) => {
  const { from, to } = lastTwelveMonths(today)
  return <Text className='quiet'>{apply.period(monthText(from), monthText(to))}</Text>
}

/** The persons this page asks about. */
const peopleHere = ({ draft, page }: Pick<StepProps, 'draft' | 'page'>): readonly Person[] =>
  peopleOf(draft).filter(({ key }) => page.includes(key))

export const IncomeStep = ({ draft, set, wrongs, today, page }: StepProps) => (
  <View>
    <Period today={today} />
    {peopleHere({ draft, page }).map((person) => (
      <Lines<IncomeKind>
        key={person.key}
        person={person}
        usual={usualIncomes(person)}
        lines={draft.incomes}
        set={(incomes) => set({ incomes })}
        words={incomeText}
        add={apply.addIncome}
        wrongs={wrongs}
        testId='income'
      />
    ))}
  </View>
)

const Accident = ({ draft, set, wrongs, today }: Pick<StepProps, 'draft' | 'set' | 'wrongs' | 'today'>) => {
  const a = draft.accident
  const field = fieldsOf(draft, set, wrongs)
  const of = fieldsOf(a, (patch) => set({ accident: { ...a, ...patch } }), under(wrongs, 'accident'))
  return (
    <Card>
      <YesNo label={apply.hadAccident} {...field('hadAccident')} testId='accident' />
      {draft.hadAccident === true ? (
        <>
          <Choice label={apply.accidentKind} options={optionsOf(accidentText)} {...of('kind')} testId='accident-kind' />
          <DateInput label={apply.accidentDay} {...of('happenedOn')} max={today} testId='accident-day' />
          <MoneyInput label={apply.accidentCost} {...of('cost')} testId='accident-cost' />
          <MoneyInput label={apply.accidentRecovered} {...of('recovered')} testId='accident-recovered' />
        </>
      ) : null}
    </Card>
  )
}

export const CostsStep = (props: StepProps) => {
  const { draft, set, wrongs, today, last } = props
  return (
    <View>
      <Period today={today} />
      {peopleHere(props).map((person) => (
        <Lines<RigidKind>
          key={person.key}
          person={person}
          usual={usualCosts(person)}
          lines={draft.costs}
          set={(costs) => set({ costs })}
          words={rigidText}
          hints={apply.costHints}
          add={apply.addCost}
          wrongs={wrongs}
          testId='cost'
        />
      ))}
      {last ? <Accident {...props} /> : null}
    </View>
  )
}

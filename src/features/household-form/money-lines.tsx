import { type Fen, fen, showYuan } from '@domain/kernel/fen'
import type { MemberKey } from '@domain/kernel/ids'
import { Button, MoneyInput, NumberInput, optionsOf, Select } from '@src/components'
import { apply } from '@src/text/apply'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Wrongs } from './check'
import type { Person } from './suggest'

export type Line<K extends string> = {
  readonly member: MemberKey
  readonly kind: K
  readonly amount?: Fen | undefined
}

type ByMonthProps = { readonly onSum: (sum: Fen) => void; readonly onClose: () => void; readonly testId: string }
/** 每月大约 × 月数: what the declaration holds is the sum. */
const ByMonth = ({ onSum, onClose, testId }: ByMonthProps) => {
  const [said, setSaid] = useState<{ readonly each?: Fen | undefined; readonly months?: number | undefined }>({})
  const say = (patch: typeof said): void => {
    const next = { ...said, ...patch }
    setSaid(next)
    if (next.each !== undefined && next.months !== undefined) onSum(fen(next.each * next.months))
  }
  return (
    <View className='consent-full'>
      <MoneyInput
        label={apply.byMonthEach}
        value={said.each}
        onChange={(each) => say({ each })}
        testId={`${testId}-each`}
      />
      <NumberInput
        label={apply.byMonths}
        value={said.months}
        onChange={(months) => say({ months })}
        min={1}
        max={12}
        unit={apply.byMonthsUnit}
        testId={`${testId}-months`}
      />
      <Button kind='quiet' onTap={onClose} testId={`${testId}-sum`}>
        {apply.bySum}
      </Button>
    </View>
  )
}

type OneProps = {
  readonly label: string
  readonly hint: string | undefined
  readonly error: string | undefined
  readonly value: Fen | undefined
  readonly onChange: (amount: Fen | undefined) => void
  /** a sum said in the pre-check that may be this one */
  readonly told: Fen | undefined
  readonly testId: string
}
const One = ({ label, hint, error, value, onChange, told, testId }: OneProps) => {
  const [monthly, setMonthly] = useState(false)
  return (
    <View>
      <MoneyInput label={label} hint={hint} value={value} onChange={onChange} error={error} testId={testId} />
      {monthly ? (
        <ByMonth onSum={onChange} onClose={() => setMonthly(false)} testId={testId} />
      ) : (
        <View className='upload-acts'>
          {/** stays when something is typed, so that a letter re-sends nothing but its field */}
          <Button
            kind='quiet'
            onTap={() => onChange(fen(0))}
            label={`${label}，${apply.noneOne}`}
            testId={`${testId}-none`}
          >
            {apply.noneOne}
          </Button>
          {value === undefined && told !== undefined ? (
            <Button kind='quiet' onTap={() => onChange(told)} testId={`${testId}-told`}>
              {apply.sayTold(showYuan(told))}
            </Button>
          ) : null}
          <Button
            kind='quiet'
            onTap={() => setMonthly(true)}
            label={`${label}，${apply.byMonth}`}
            testId={`${testId}-monthly`}
          >
            {apply.byMonth}
          </Button>
        </View>
      )}
    </View>
  )
}

type LinesProps<K extends string> = {
  readonly person: Person
  readonly usual: readonly K[]
  readonly lines: readonly Line<K>[]
  readonly set: (lines: Line<K>[], changed: readonly K[]) => void
  readonly words: Record<K, string>
  readonly hints?: Record<K, string>
  /** what each line was told by the pre-check, if it was: shown until it is changed */
  readonly toldOf: (kind: K) => string | undefined
  /** sums of the pre-check that nobody has yet */
  readonly offers: Partial<Record<K, Fen | undefined>>
  readonly add: string
  readonly wrongs: Wrongs
  readonly testId: string
}

/** One person's lines: the usual kinds are shown at once, other kinds are added from a list. */
export const Lines = <K extends string>(props: LinesProps<K>) => {
  const { person, usual, lines, set, words, hints, toldOf, offers, add, wrongs, testId } = props
  const own = lines.filter((line) => line.member === person.key)
  const kinds = [...new Set([...usual, ...own.map((line) => line.kind)])]
  const amountOf = (kind: K): Fen | undefined => own.find((line) => line.kind === kind)?.amount
  const change = (changed: readonly K[], amount: Fen | undefined): void => {
    const others = lines.filter((line) => line.member !== person.key || !changed.includes(line.kind))
    set([...others, ...changed.map((kind) => ({ member: person.key, kind, amount }))], changed)
  }
  const left = optionsOf(words).filter((option) => !kinds.includes(option.value))
  const open = kinds.filter((kind) => amountOf(kind) === undefined)
  return (
    <View>
      {kinds.map((kind) => (
        <One
          key={kind}
          label={words[kind]}
          hint={toldOf(kind) ?? hints?.[kind]}
          value={amountOf(kind)}
          onChange={(amount) => change([kind], amount)}
          error={wrongs[`${person.key}.${kind}`]}
          told={offers[kind]}
          testId={`${testId}-${person.key}-${kind}`}
        />
      ))}
      {open.length > 1 || (open.length === 1 && kinds.length > 1) ? (
        <Button kind='plain' block onTap={() => change(open, fen(0))} testId={`${testId}-${person.key}-none`}>
          {apply.noneRest}
        </Button>
      ) : null}
      <Select
        label={add}
        hideLabel
        empty={add}
        options={left}
        value={undefined}
        onChange={(kind) => change([kind], undefined)}
        testId={`${testId}-${person.key}-add`}
      />
    </View>
  )
}

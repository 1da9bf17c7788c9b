import { AnyPurpose } from '@domain/application/looks'
import type { CallInput } from '@domain/contract'
import { CaseId } from '@domain/kernel/ids'
import { isKeyOf } from '@domain/kernel/keys'
import { PlainDate } from '@domain/kernel/plain-date'
import { Button, DateInput, fieldsOf, Select, TextInput } from '@src/components'
import { looksText as words } from '@src/text/looks'
import { View } from '@tarojs/components'
import { useState } from 'react'

export type Sought = CallInput<'look.export'>
type Typed = {
  readonly who: string
  readonly from: string
  readonly until: string
  readonly caseId: string
  readonly field: string
  readonly why: string
}

const ANY = 'any'
const listOf = (texts: Readonly<Record<string, string>>) => [
  { value: ANY, label: words.any },
  ...Object.entries(texts).map(([value, label]) => ({ value, label })),
]
const fields = listOf(words.fields)
const purposes = listOf(words.purposes)

const typed = (caseId: string): Typed => ({ who: '', from: '', until: '', caseId, field: ANY, why: ANY })
const isCase = (text: string): boolean => text.trim() === '' || CaseId.safeParse(text.trim()).success

/** The typed filters for the call; empty or invalid ones are ignored. */
const soughtOf = ({ who, from, until, caseId, field, why }: Typed): Sought => {
  const [since, to] = [PlainDate.safeParse(from), PlainDate.safeParse(until)]
  const [household, purpose] = [CaseId.safeParse(caseId.trim()), AnyPurpose.safeParse(why)]
  return {
    ...(who.trim() === '' ? {} : { who: who.trim() }),
    ...(since.success ? { from: since.data } : {}),
    ...(to.success ? { until: to.data } : {}),
    ...(household.success ? { caseId: household.data } : {}),
    ...(isKeyOf(words.fields, field) ? { field } : {}),
    ...(purpose.success ? { why: purpose.data } : {}),
  }
}

type Props = { readonly caseId: string; readonly onSearch: (sought: Sought) => void }

/** Filters by person, days, household, field and purpose; all that are filled in must match. */
export const LookFilters = ({ caseId, onSearch }: Props) => {
  const [now, set] = useState(() => typed(caseId))
  const field = fieldsOf(now, (some) => set((old) => ({ ...old, ...some })))
  const wrong = !isCase(now.caseId)
  const clear = () => {
    set(typed(''))
    onSearch({})
  }
  return (
    <View>
      <View className='filters'>
        <TextInput label={words.who} {...field('who')} maxLength={30} testId='look-who' />
        <DateInput label={words.from} {...field('from')} testId='look-from' />
        <DateInput label={words.until} {...field('until')} testId='look-until' />
        <Select label={words.field} options={fields} {...field('field')} testId='look-field' />
        <Select label={words.why} options={purposes} {...field('why')} testId='look-why' />
        <TextInput
          label={words.caseId}
          hint={words.caseHint}
          {...field('caseId')}
          maxLength={60}
          error={wrong ? words.wrongCase : undefined}
          testId='look-case'
        />
      </View>
      <View className='case-buttons'>
        <Button kind='primary' disabled={wrong} onTap={() => onSearch(soughtOf(now))} testId='look-search'>
          {words.search}
        </Button>
        <Button kind='quiet' onTap={clear}>
          {words.reset}
        </Button>
      </View>
    </View>
  )
}

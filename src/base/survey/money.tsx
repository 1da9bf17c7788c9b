import type { CaseView } from '@domain/contract/views'
import type { MemberKey } from '@domain/kernel/ids'
import { Button, Card, Money, MoneyInput, type Option, Row, Segments, Select, Tag } from '@src/components'
import { ProofOf } from '@src/features/case-page'
import { surveyText } from '@src/text/survey'
import { View } from '@tarojs/components'
import type { MoneyRow } from './draft'

type Kind = NonNullable<MoneyRow['kind']>
type Props<R extends MoneyRow> = {
  readonly rows: readonly R[]
  readonly onChange: (rows: R[]) => void
  readonly names: Readonly<Record<string, string>>
  readonly kinds: readonly Option<NonNullable<R['kind']>>[]
  readonly addLabel: string
  readonly none: string
  readonly view: CaseView | undefined
  readonly testId: string
}

const STATES = [
  { value: 'same', label: surveyText.confirm },
  { value: 'corrected', label: surveyText.correct },
  { value: 'removed', label: surveyText.removed },
] as const

const wordOf = (kinds: readonly Option<Kind>[], kind: Kind | undefined): string =>
  kinds.find((one) => one.value === kind)?.label ?? ''

type RowProps<R extends MoneyRow> = {
  readonly row: R
  readonly title: string
  readonly onChange: (change: Partial<MoneyRow>) => void
  readonly view: CaseView | undefined
  readonly testId: string
}

/** One declared line, with the surveyors' choice whether it is right. */
const Declared = <R extends MoneyRow>({ row, title, onChange, view, testId }: RowProps<R>) => (
  <Card title={title} aside={row.state === 'corrected' ? <Tag tone='amber'>{surveyText.corrected}</Tag> : undefined}>
    <Row label={surveyText.declared} value={row.declared === undefined ? '' : <Money fen={row.declared} />} />
    {view !== undefined && row.kind !== undefined && (
      <ProofOf view={view} member={row.member} kind={row.kind} testId={`${testId}-papers`} />
    )}
    <Segments
      label={surveyText.found}
      options={STATES}
      value={row.state === 'unseen' || row.state === 'added' ? undefined : row.state}
      onChange={(state) => onChange({ state })}
      testId={testId}
    />
    {row.state === 'corrected' && (
      <MoneyInput
        label={surveyText.foundAmount}
        value={row.found}
        onChange={(found) => onChange({ found })}
        testId={`${testId}-amount`}
      />
    )}
  </Card>
)

/** The lines of twelve months, each to be confirmed, corrected or struck out; missing ones can be added. */
export const MoneyLines = <R extends MoneyRow>({
  rows,
  onChange,
  names,
  kinds,
  addLabel,
  none,
  view,
  testId,
}: Props<R>) => {
  const people = Object.entries(names).map(([value, label]) => ({ value, label }))
  const set = (no: number, change: Partial<MoneyRow>): void =>
    onChange(rows.map((row) => (row.no === no ? { ...row, ...change } : row)) as R[])
  const add = (): void => {
    const no = Math.max(-1, ...rows.map((row) => row.no)) + 1
    onChange([...rows, { no, member: 'm0', state: 'added' } as R])
  }
  return (
    <View className='survey-lines'>
      {rows.length === 0 && <View className='case-hint'>{none}</View>}
      {rows.map((row) =>
        row.state === 'added' ? (
          <Card key={row.no} title={surveyText.added}>
            <Select
              label={surveyText.who}
              options={people}
              value={row.member as string}
              onChange={(member) => set(row.no, { member: member as MemberKey })}
            />
            <Select
              label={surveyText.kind}
              options={kinds}
              value={row.kind as NonNullable<R['kind']> | undefined}
              onChange={(kind) => set(row.no, { kind } as Partial<MoneyRow>)}
            />
            <MoneyInput label={surveyText.foundAmount} value={row.found} onChange={(found) => set(row.no, { found })} />
            <Button kind='quiet' onTap={() => onChange(rows.filter((one) => one.no !== row.no))}>
              {surveyText.removeAdded}
            </Button>
          </Card>
        ) : (
          <Declared
            key={row.no}
            row={row}
            title={`${names[row.member] ?? ''} · ${wordOf(kinds, row.kind)}`}
            onChange={(change) => set(row.no, change)}
            view={view}
            testId={`${testId}-${row.no}`}
          />
        ),
      )}
      <Button kind='quiet' onTap={add} testId={`${testId}-add`}>
        {addLabel}
      </Button>
    </View>
  )
}

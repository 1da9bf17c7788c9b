import type { Fen } from '@domain/kernel/fen'
import type { PayoutBatchId } from '@domain/kernel/ids'
import { textOf } from '@domain/kernel/table'
import { bankSheet, bankText } from '@domain/payout/bank-table'
import { type BankLayout, OUT_FIELDS, type OutField } from '@domain/payout/layout'
import { GENERIC } from '@domain/payout/layouts'
import { seenBankSheet } from '@domain/payout/read-bank-table'
import { Card, Choice, NumberInput, optionsOf, Select, scrolled, TextInput, YesNo } from '@src/components'
import { bankLayoutText } from '@src/text/bank-layouts'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { looksLikeHeadings, type Sample, SamplePick, widthOf } from './sample'

const text = bankLayoutText.going
type Out = BankLayout['out']
type Column = Out['columns'][number]
type Props = { readonly layout: BankLayout; readonly onChange: (out: Out) => void }

/** What our own reader takes the headings for, as a first guess. */
const guessed = (sample: Sample): ReadonlyMap<string, OutField> => {
  const { taken } = seenBankSheet(sample.rows.slice(0, 1), { back: GENERIC.back })
  const fields = { 序号: 'no', 户名: 'name', 账号: 'account', 金额: 'amount' } as const
  return new Map(
    Object.entries(fields).flatMap(([ours, field]) =>
      taken[ours as keyof typeof fields] === undefined
        ? []
        : [[taken[ours as keyof typeof fields] ?? '', field] as const],
    ),
  )
}

const columnsIn = (sample: Sample, header: boolean): Column[] => {
  const fields = header ? guessed(sample) : new Map<string, OutField>()
  return Array.from({ length: widthOf(sample.rows) }, (_, i): Column => {
    const title = header ? (sample.rows[0]?.[i] ?? '') : ''
    return { field: fields.get(title) ?? (/用途|摘要|附言|备注/.test(title) ? 'purpose' : 'blank'), title }
  })
}

/** Only what the columns need is kept. */
const without = ({ most: _most, words: _words, ...column }: Column): Column => column

const ColumnField = ({
  no,
  column,
  sample,
  onChange,
}: {
  readonly no: number
  readonly column: Column
  readonly sample: string
  readonly onChange: (column: Column) => void
}) => (
  <>
    <Select
      label={text.column(no, column.title, sample)}
      options={optionsOf(text.fields, OUT_FIELDS)}
      value={column.field}
      onChange={(field) => onChange({ ...without(column), field })}
      testId={`going-${no}`}
    />
    {column.field === 'fixed' && (
      <TextInput
        label={text.fixed}
        value={column.words ?? ''}
        onChange={(words) => onChange({ ...column, words })}
        maxLength={40}
        testId={`going-${no}-words`}
      />
    )}
    {column.field === 'purpose' && (
      <NumberInput
        label={text.most}
        hint={text.mostHint}
        optional
        value={column.most}
        onChange={(most) => onChange(most === undefined ? without(column) : { ...column, most })}
        testId={`going-${no}-most`}
      />
    )}
  </>
)

const OwnBank = ({
  own = { words: '', yes: '', no: '' },
  onChange,
}: {
  readonly own: Out['own']
  readonly onChange: (own: Out['own']) => void
}) => (
  <>
    <TextInput
      label={text.ownWords}
      value={own.words}
      onChange={(words) => onChange({ ...own, words })}
      maxLength={20}
      testId='own-words'
    />
    <TextInput
      label={text.ownYes}
      value={own.yes}
      onChange={(yes) => onChange({ ...own, yes })}
      maxLength={20}
      testId='own-yes'
    />
    <TextInput
      label={text.ownNo}
      value={own.no}
      onChange={(no) => onChange({ ...own, no })}
      maxLength={20}
      testId='own-no'
    />
  </>
)

const AMOUNTS = [123_450, 60_000, 200_000] as Fen[]
const PAYEES = text.payees.map((payee, i) => ({
  ...payee,
  no: i + 1,
  account: `622200000000000123${i}`,
  amount: AMOUNTS[i] ?? (0 as Fen),
}))
const BATCH = { id: 'PB-preview' as PayoutBatchId, count: 3, total: 383_450 as Fen }

const Preview = ({ layout }: { readonly layout: BankLayout }) => {
  const rows = bankSheet(PAYEES, BATCH, 1, layout)
  const lines =
    layout.out.file === 'text'
      ? bankText(layout, rows).trimEnd().split('\r\n')
      : rows.map((row) => row.map(textOf).join('　'))
  return (
    <View>
      <View className='case-subtitle'>{text.preview}</View>
      <View className='fin-lines' {...scrolled(text.preview)} data-testid='going-preview'>
        {lines.map((line, no) => (
          <View key={String(no)}>{line}</View>
        ))}
      </View>
    </View>
  )
}

/** 给银行的文件: its columns by the bank's sample, how it is written, and what it will look like. */
export const Going = ({ layout, onChange }: Props) => {
  const { out } = layout
  const [sample, setSample] = useState<Sample>()
  const read = (next: Sample): void => {
    const header = looksLikeHeadings(next.rows[0])
    setSample(next)
    const { file, delimiter = out.delimiter, encoding = out.encoding } = next
    onChange({ ...out, file, delimiter, encoding, header, columns: columnsIn(next, header) })
  }
  const set = (change: Partial<Out>): void => onChange({ ...out, ...change })
  const first = out.header ? 1 : 0
  const setColumn = (at: number, column: Column): void =>
    set({ columns: out.columns.map((one, i) => (i === at ? column : one)) })
  return (
    <Card title={text.title}>
      <SamplePick label={text.pick} onRead={read} testId='going-sample' />
      <Choice
        label={text.file}
        options={optionsOf(text.files)}
        grid
        value={out.file}
        onChange={(file) => set({ file })}
        testId='going-file'
      />
      {out.file === 'text' && (
        <>
          <Choice
            label={text.delimiter}
            options={optionsOf(text.delimiters)}
            grid
            value={out.delimiter}
            onChange={(delimiter) => set({ delimiter })}
            testId='going-delimiter'
          />
          <Choice
            label={text.encoding}
            options={optionsOf(text.encodings)}
            grid
            value={out.encoding}
            onChange={(encoding) => set({ encoding })}
            testId='going-encoding'
          />
        </>
      )}
      <YesNo
        label={text.header}
        value={out.header}
        onChange={(header) => set(sample === undefined ? { header } : { header, columns: columnsIn(sample, header) })}
        testId='going-header'
      />
      {out.columns.map((column, i) => (
        <ColumnField
          key={String(i)}
          no={i + 1}
          column={column}
          sample={sample?.rows[first]?.[i] ?? ''}
          onChange={(next) => setColumn(i, next)}
        />
      ))}
      {out.columns.some(({ field }) => field === 'own') && (
        <OwnBank own={out.own} onChange={(own) => onChange({ ...out, own })} />
      )}
      <Choice
        label={text.money}
        options={optionsOf(text.moneys)}
        grid
        value={out.money}
        onChange={(money) => set({ money })}
        testId='going-money'
      />
      <Select
        label={text.totals}
        options={optionsOf(text.totalKinds)}
        value={out.totals}
        onChange={(totals) => set({ totals })}
        testId='going-totals'
      />
      <NumberInput
        label={text.mostRows}
        value={out.mostRows}
        onChange={(mostRows) => set({ mostRows: mostRows ?? 1000 })}
        testId='going-most'
      />
      <Preview layout={layout} />
    </Card>
  )
}

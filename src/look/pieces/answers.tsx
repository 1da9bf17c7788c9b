import { type Fen, yuan } from '@domain/kernel/fen'
import {
  Check,
  Choice,
  Choices,
  DateInput,
  MoneyInput,
  NumberInput,
  optionsOf,
  Section,
  Segments,
  Select,
  Stepper,
  TextArea,
  TextInput,
  YesNo,
} from '@src/components'
import { app } from '@src/text/app'
import { pieces as words } from '@src/text/pieces'
import { type ReactNode, useState } from 'react'

type Kept<T> = {
  readonly first: T
  readonly children: (part: { readonly value: T; readonly onChange: (value: T) => void }) => ReactNode
}
/** Keeps what is answered on this page, so that every component can be tried. */
const Keep = <T,>({ first, children }: Kept<T>) => {
  const [value, onChange] = useState(first)
  return <>{children({ value, onChange })}</>
}

type Row = keyof typeof words.rows
type Square = keyof typeof words.grid
type Hardship = keyof typeof words.many
type Size = keyof typeof app.typeSizes
type Bank = keyof typeof words.banks

const ROWS = optionsOf(words.rows).map((row) => (row.value === 'employed' ? { ...row, hint: words.rowsHint } : row))

export const Answers = () => (
  <Section title={words.sections.choices}>
    <Keep first={'employed' as Row | undefined}>
      {(kept) => <Choice label={words.rowsLabel} options={ROWS} {...kept} />}
    </Keep>
    <Keep first={'spouse' as Square | undefined}>
      {(kept) => <Choice label={words.gridLabel} options={optionsOf(words.grid)} {...kept} />}
    </Keep>
    <Keep first={['illness'] as Hardship[]}>
      {(kept) => <Choices label={words.manyLabel} options={optionsOf(words.many)} optional {...kept} />}
    </Keep>
    <Keep first={undefined as boolean | undefined}>
      {(kept) => <YesNo label={words.yesNo} hint={words.yesNoHint} error={words.missing} {...kept} />}
    </Keep>
    <Keep first={true as boolean | undefined}>{(kept) => <YesNo label={words.yesNo} {...kept} />}</Keep>
    <Keep first={'large' as Size | undefined}>
      {(kept) => <Segments label={words.three} options={optionsOf(app.typeSizes)} {...kept} />}
    </Keep>
    <Keep first={true}>{(kept) => <Check label={words.check} {...kept} />}</Keep>
    <Keep first={false}>{(kept) => <Check label={words.check} {...kept} />}</Keep>
    <Keep first={undefined as Bank | undefined}>
      {(kept) => <Select label={words.list} options={optionsOf(words.banks)} {...kept} />}
    </Keep>
    <Keep first={'rural' as Bank | undefined}>
      {(kept) => <Select label={words.list} options={optionsOf(words.banks)} {...kept} />}
    </Keep>
  </Section>
)

export const Counts = () => (
  <Section title={words.sections.counts}>
    <Keep first={3 as number | undefined}>
      {(kept) => <Stepper label={words.count} min={1} max={12} unit={words.countUnit} {...kept} />}
    </Keep>
    <Keep first={undefined as number | undefined}>
      {(kept) => <Stepper label={words.countEmpty} error={words.missing} max={9} {...kept} />}
    </Keep>
    <Keep first={yuan(48_000) as Fen | undefined}>{(kept) => <MoneyInput label={words.money} {...kept} />}</Keep>
    <Keep first={undefined as Fen | undefined}>
      {(kept) => <MoneyInput label={words.moneyOver} optional {...kept} />}
    </Keep>
    <Keep first={86 as number | undefined}>{(kept) => <NumberInput label={words.number} unit='㎡' {...kept} />}</Keep>
  </Section>
)

export const Typing = () => (
  <Section title={words.sections.typing}>
    <Keep first={words.nameText as string}>
      {(kept) => <TextInput label={words.name} hint={words.nameHint} {...kept} />}
    </Keep>
    <Keep first=''>{(kept) => <TextInput label={words.name} error={words.nameWrong} {...kept} />}</Keep>
    <Keep first=''>
      {(kept) => <TextInput label={words.employer} placeholder={words.employerHint} optional {...kept} />}
    </Keep>
    <Keep first={words.storyText as string}>
      {(kept) => <TextArea label={words.story} maxLength={500} {...kept} />}
    </Keep>
    <Keep first='1985-03-12'>{(kept) => <DateInput label={words.day} {...kept} />}</Keep>
  </Section>
)

import type { SeenTable } from '@domain/kernel/told-table'
import { Banner, Choice, optionsOf, Select } from '@src/components'
import { tableImportText as words } from '@src/text/table-import'
import { View } from '@tarojs/components'
import type { Told } from './told'

type Props = {
  readonly seen: SeenTable
  readonly told: Told
  /** our columns, with their names */
  readonly columns: Readonly<Record<string, string>>
  /** what the words of one column can mean */
  readonly meanings?: Readonly<Record<string, string>> | undefined
  /** who may have to act where a bank gives a reason */
  readonly owners?: Readonly<Record<string, string>> | undefined
  readonly onChange: (told: Told) => void
  readonly testId: string
}

/** as the cloud understands it */
const ABSENT = '-'

const Columns = ({ seen, told, columns, onChange, testId }: Props) => {
  const options = [
    ...seen.headings.map(({ heading, samples }) => ({ value: heading, label: words.sample(heading, samples) })),
    { value: ABSENT, label: words.absent },
  ]
  return (
    <View className='mapping-columns'>
      {Object.entries(columns).map(([column, name]) => {
        const chosen = told.columns?.[column]
        const open = chosen === undefined && seen.open.includes(column)
        return (
          <Select
            key={column}
            label={words.column(name)}
            options={options}
            value={open ? undefined : (chosen ?? seen.taken[column] ?? ABSENT)}
            error={open ? words.openColumn : undefined}
            onChange={(heading) => onChange({ ...told, columns: { ...told.columns, [column]: heading } })}
            testId={`${testId}-column-${column}`}
          />
        )
      })}
    </View>
  )
}

const Words = (props: {
  readonly title: string
  readonly lead: string
  readonly list: SeenTable['words']
  readonly said: Told['words']
  readonly meanings: Readonly<Record<string, string>>
  readonly onSay: (said: Readonly<Record<string, string>>) => void
  readonly testId: string
}) => {
  const { list, said, meanings, onSay, testId } = props
  const strange = list.filter(({ word, means }) => means === undefined || said?.[word] !== undefined)
  if (strange.length === 0) return null
  return (
    <View>
      <View className='case-subtitle'>{props.title}</View>
      <View className='case-hint'>{props.lead}</View>
      {strange.map(({ word, times, means }, no) => (
        <Choice
          key={word}
          label={words.word(word, times)}
          options={optionsOf(meanings)}
          grid
          value={said?.[word] ?? means}
          onChange={(meaning) => onSay({ ...said, [word]: meaning })}
          testId={`${testId}-${no}`}
        />
      ))}
    </View>
  )
}

/** Which of the sender's columns and words mean which of ours, with the first cells below each heading. */
export const Mapping = (props: Props) => {
  const { seen, told, columns, meanings = {}, owners = {}, onChange, testId } = props
  return (
    <View className='case-form'>
      {seen.open.length > 0 && <Banner tone='amber' text={words.mappingOpen} testId={`${testId}-open`} />}
      {Object.keys(columns).length > 0 && <View className='case-hint'>{words.mappingLead}</View>}
      {seen.whichSheet && (
        <Choice
          label={words.sheet}
          hint={words.sheetHint}
          options={seen.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          value={told.sheet}
          onChange={(sheet) => onChange({ ...told, sheet })}
          testId={`${testId}-sheet`}
        />
      )}
      <Columns {...props} />
      <Words
        title={words.words}
        lead={words.wordsLead}
        list={seen.words}
        said={told.words}
        meanings={meanings}
        onSay={(said) => onChange({ ...told, words: said })}
        testId={`${testId}-word`}
      />
      <Words
        title={words.reasons}
        lead={words.reasonsLead}
        list={seen.reasons ?? []}
        said={told.reasons}
        meanings={owners}
        onSay={(said) => onChange({ ...told, reasons: said })}
        testId={`${testId}-reason`}
      />
    </View>
  )
}

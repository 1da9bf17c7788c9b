import type { Fen } from '@domain/kernel/fen'
import { Counterpart, FILE_LEVELS } from '@domain/policy/policy'
import { Choice, Choices, DateInput, MoneyInput, NumberInput, TextInput, TimeInput, YesNo } from '@src/components'
import { counterpartText, fileLevelText } from '@src/text'
import { type ComponentProps, useState } from 'react'
import type { Json } from './draft'
import type { FieldSpec } from './fields'

type Props = {
  readonly spec: FieldSpec
  readonly value: Json | undefined
  readonly error: string | undefined
  readonly onChange: (value: Json | undefined) => void
}

const numberOf = (value: Json | undefined): number | undefined => (typeof value === 'number' ? value : undefined)
const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

const BETWEEN = /[、,，;；]/
type NamesProps = Pick<Props, 'value' | 'onChange'> & Pick<ComponentProps<typeof TextInput>, 'label' | 'hint' | 'error'>
/** Several names in one line; what is being typed stays as it is typed. */
const Names = ({ value, onChange, ...base }: NamesProps) => {
  const [text, setText] = useState(Array.isArray(value) ? value.join('、') : '')
  const type = (typed: string): void => {
    setText(typed)
    const names = [...new Set(typed.split(BETWEEN).map((name) => name.trim()))].filter((name) => name !== '')
    onChange(names.length === 0 ? undefined : names)
  }
  return <TextInput {...base} value={text} onChange={type} maxLength={250} />
}

/** The input for one value of the policy, with its error. */
export const Value = ({ spec, value, error, onChange }: Props) => {
  const base = {
    label: spec.label,
    testId: spec.path.join('.'),
    ...(spec.hint === undefined ? {} : { hint: spec.hint }),
    ...(error === undefined ? {} : { error }),
  }
  switch (spec.kind) {
    case 'money':
      return <MoneyInput {...base} value={numberOf(value) as Fen | undefined} onChange={onChange} />
    case 'number':
      return (
        <NumberInput
          {...base}
          value={numberOf(value)}
          onChange={onChange}
          {...(spec.unit === undefined ? {} : { unit: spec.unit })}
        />
      )
    case 'text':
      return <TextInput {...base} value={textOf(value)} onChange={onChange} maxLength={spec.longest ?? 30} />
    case 'date':
      return <DateInput {...base} value={textOf(value)} onChange={onChange} />
    case 'time':
      return <TimeInput {...base} value={textOf(value)} onChange={onChange} />
    case 'yes-no':
      return <YesNo {...base} value={typeof value === 'boolean' ? value : undefined} onChange={onChange} />
    case 'choice':
      return (
        <Choice
          {...base}
          options={spec.options}
          value={textOf(value)}
          // an option without a value stands for a field that is absent
          onChange={(chosen) => onChange(chosen === '' ? undefined : chosen)}
        />
      )
    case 'levels':
      return (
        <Choices
          {...base}
          options={FILE_LEVELS.map((key) => ({ value: key as string, label: fileLevelText[key] }))}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(levels) => onChange(levels.length === 0 ? undefined : levels)}
        />
      )
    case 'names':
      return <Names {...base} value={value} onChange={onChange} />
    case 'counterparts':
      return (
        <Choices
          {...base}
          options={Counterpart.options.map((key) => ({
            value: key as string,
            label: counterpartText[key].bureau,
            hint: counterpartText[key].about,
          }))}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
        />
      )
  }
}

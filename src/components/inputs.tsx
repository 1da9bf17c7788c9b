import { type Fen, parseYuan, showYuan } from '@domain/kernel/fen'
import { dateText, monthText } from '@src/text'
import { app } from '@src/text/app'
import { fields } from '@src/text/fields'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Field, type FieldBase } from './field'
import { AreaBox, TextBox, TimeBox } from './native'
import type { TextKind } from './text-kind'
import { figureTyped, usePause, useUnread } from './typed'

type TextInputProps = FieldBase & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: (() => void) | undefined
  readonly placeholder?: string
  readonly kind?: TextKind
  readonly maxLength?: number
  readonly password?: boolean
}
export const TextInput = ({
  value,
  onChange,
  onBlur,
  placeholder,
  kind,
  maxLength,
  password,
  ...base
}: TextInputProps) => (
  <Field {...base}>
    <TextBox
      label={base.label}
      value={value}
      onChange={onChange}
      onBlur={onBlur}
      placeholder={placeholder}
      kind={kind ?? 'text'}
      maxLength={maxLength}
      password={password ?? false}
      invalid={base.error !== undefined}
      testId={base.testId}
    />
  </Field>
)

type TextAreaProps = FieldBase & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly maxLength: number
  readonly placeholder?: string
}
export const TextArea = ({ value, onChange, maxLength, placeholder, ...base }: TextAreaProps) => {
  const count = usePause(value.length)
  return (
    <Field {...base}>
      <AreaBox
        label={base.label}
        value={value}
        onChange={onChange}
        maxLength={maxLength}
        placeholder={placeholder}
        invalid={base.error !== undefined}
        testId={base.testId}
      />
      <Text className='field-count'>{`${count}/${maxLength}`}</Text>
    </Field>
  )
}

const plainYuan = (value: number | undefined): string =>
  value === undefined ? '' : value % 100 === 0 ? String(value / 100) : (value / 100).toFixed(2)

type MoneyInputProps = FieldBase & {
  readonly value: Fen | undefined
  readonly onChange: (value: Fen | undefined) => void
  readonly placeholder?: string
}
/** Typed in yuan, stored in fen; an invalid amount is reported and not stored. */
export const MoneyInput = ({ value, onChange, placeholder, ...base }: MoneyInputProps) => {
  const [text, setText] = useState(() => plainYuan(value))
  useEffect(() => {
    // a value set from outside (a draft, a cleared form) is shown; partly typed text of the same value stays
    setText((now) =>
      (now === '' ? undefined : parseYuan(figureTyped(now))) === value
        ? now
        : value === undefined && now !== ''
          ? now
          : plainYuan(value),
    )
  }, [value])
  const unread = text !== '' && parseYuan(figureTyped(text)) === undefined
  useUnread(unread)
  const wrong = usePause(unread)
  const large = usePause(value !== undefined && value >= 1_000_000 ? showYuan(value) : undefined)
  return (
    <Field {...base} error={wrong ? fields.moneyWrong : base.error}>
      <View className='input-unit'>
        <TextBox
          label={base.label}
          value={text}
          kind='digit'
          maxLength={16}
          placeholder={placeholder ?? fields.moneyHint}
          invalid={wrong || base.error !== undefined}
          testId={base.testId}
          onChange={(next) => {
            setText(next)
            onChange(next === '' ? undefined : parseYuan(figureTyped(next)))
          }}
        />
        <Text className='input-after'>{fields.yuan}</Text>
      </View>
      <View>{large === undefined ? null : <Text className='field-hint'>{large}</Text>}</View>
    </Field>
  )
}

type TimeInputProps = FieldBase & {
  readonly value: string | undefined
  readonly onChange: (value: string) => void
  readonly min?: string | undefined
  readonly max?: string | undefined
}
export const DateInput = ({ value, onChange, min, max, ...base }: TimeInputProps) => (
  <Field {...base}>
    <TimeBox
      mode='date'
      label={base.label}
      value={value ?? ''}
      onChange={onChange}
      min={min}
      max={max}
      shown={value === undefined || value === '' ? app.choose : dateText(value)}
      testId={base.testId}
    />
  </Field>
)
export const MonthInput = ({ value, onChange, min, max, ...base }: TimeInputProps) => (
  <Field {...base}>
    <TimeBox
      mode='month'
      label={base.label}
      value={value ?? ''}
      onChange={onChange}
      min={min}
      max={max}
      shown={value === undefined || value === '' ? app.choose : monthText(value)}
      testId={base.testId}
    />
  </Field>
)
export const TimeInput = ({ value, onChange, ...base }: FieldBase & Pick<TimeInputProps, 'value' | 'onChange'>) => (
  <Field {...base}>
    <TimeBox
      mode='time'
      label={base.label}
      value={value ?? ''}
      onChange={onChange}
      shown={value === undefined || value === '' ? app.choose : value}
      testId={base.testId}
    />
  </Field>
)

import { app } from '@src/text/app'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, cx } from './a11y'
import { Field, type FieldBase, useSpoken } from './field'
import { Icon } from './icon'
import { ListBox } from './native'
import { Tap } from './tap'

export type Option<T extends string = string> = {
  readonly value: T
  readonly label: string
  readonly hint?: string | undefined
}

type Part<T extends string> = FieldBase & {
  readonly options: readonly Option<T>[]
  /** two abreast, or one a row; by itself two abreast when every answer is short and explains itself */
  readonly grid?: boolean
}

/** So short that two stand abreast at 320 px, in normal letters and in every size. */
const SHORT = 5
const TINY = 2
const layout = (options: readonly Option[], grid: boolean | undefined): string | false => {
  const longest = Math.max(...options.map(({ label, hint }) => (hint === undefined ? label.length : Number.MAX_VALUE)))
  if (grid === false || (grid === undefined && (longest > SHORT || options.length < 2))) return false
  return longest > TINY ? 'choices-grid' : 'choices-tiny'
}

const idOf = (testId: string | undefined, value: string): string | undefined =>
  testId === undefined ? undefined : `${testId}-${value}`

type GroupProps = {
  readonly role: 'group' | 'radiogroup'
  readonly label: string
  readonly className?: string | undefined
  readonly children: ReactNode
}
/** The group of all answers to one question, labelled with the question. */
const Group = ({ role, label, className = 'choices', children }: GroupProps) => (
  <View className={className} {...useSpoken(label)} {...a11y({ role })}>
    {children}
  </View>
)

type MarkedProps = Pick<Option, 'label' | 'hint'> & { readonly tick?: boolean }
const Marked = ({ label, hint, tick = false }: MarkedProps) => (
  <>
    <View className='choice-mark'>{tick ? <Icon name='check' className='choice-tick' /> : null}</View>
    <View className='choice-words'>
      <Text>{label}</Text>
      {hint === undefined ? null : <Text className='choice-hint'>{hint}</Text>}
    </View>
  </>
)

type OneProps<T extends string> = Part<T> & { readonly value: T | undefined; readonly onChange: (value: T) => void }
/** Single choice of a few options, all visible. */
export const Choice = <T extends string>({ options, grid, value, onChange, ...base }: OneProps<T>) => (
  <Field {...base}>
    <Group role='radiogroup' label={base.label} className={cx('choices', layout(options, grid))}>
      {options.map((option) => (
        <Tap
          key={option.value}
          className={cx('choice', option.value === value && 'choice-on')}
          role='radio'
          checked={option.value === value}
          label={option.label}
          testId={idOf(base.testId, option.value)}
          onTap={() => onChange(option.value)}
        >
          <Marked label={option.label} hint={option.hint} />
        </Tap>
      ))}
    </Group>
  </Field>
)

type ManyProps<T extends string> = Part<T> & { readonly value: readonly T[]; readonly onChange: (value: T[]) => void }
/** Multiple choice of a few options. */
export const Choices = <T extends string>({ options, grid, value, onChange, ...base }: ManyProps<T>) => (
  <Field {...base}>
    <Group role='group' label={base.label} className={cx('choices', layout(options, grid))}>
      {options.map((option) => {
        const on = value.includes(option.value)
        return (
          <Tap
            key={option.value}
            className={cx('choice', 'choice-many', on && 'choice-on')}
            role='checkbox'
            checked={on}
            label={option.label}
            testId={idOf(base.testId, option.value)}
            onTap={() => onChange(on ? value.filter((one) => one !== option.value) : [...value, option.value])}
          >
            <Marked label={option.label} hint={option.hint} tick={on} />
          </Tap>
        )
      })}
    </Group>
  </Field>
)

/** `empty`: what stands in it while nothing is chosen. */
type SelectProps<T extends string> = OneProps<T> & { readonly empty?: string }
/** Single choice of many options, in the system's list. */
export const Select = <T extends string>({ options, value, onChange, empty = app.choose, ...base }: SelectProps<T>) => (
  <Field {...base}>
    <ListBox
      label={base.label}
      options={options}
      value={value}
      empty={empty}
      testId={base.testId}
      onChange={(next) => {
        const chosen = options.find((option) => option.value === next)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    />
  </Field>
)

type CheckProps = {
  readonly label: string
  readonly hint?: string | undefined
  readonly value: boolean
  readonly onChange: (value: boolean) => void
  readonly testId?: string
}
export const Check = ({ label, hint, value, onChange, testId }: CheckProps) => (
  <Tap
    className={cx('choice', 'choice-many', 'choice-line', value && 'choice-on')}
    role='checkbox'
    checked={value}
    label={label}
    testId={testId}
    onTap={() => onChange(!value)}
  >
    <Marked label={label} hint={hint} tick={value} />
  </Tap>
)

/** Two or three answers of a word each, as parts of one control. */
export const Segments = <T extends string>({ options, value, onChange, ...base }: OneProps<T>) => (
  <Field {...base}>
    <Group role='radiogroup' label={base.label} className={cx('segments', options.length === 3 && 'segments-three')}>
      {options.map((option, i) => (
        <Tap
          key={option.value}
          className={cx('segment', i > 0 && 'segment-next', option.value === value && 'segment-on')}
          role='radio'
          checked={option.value === value}
          label={option.label}
          testId={idOf(base.testId, option.value)}
          onTap={() => onChange(option.value)}
        >
          {option.value === value && options.length === 2 ? <Icon name='check' /> : null}
          <Text>{option.label}</Text>
        </Tap>
      ))}
    </Group>
  </Field>
)

type YesNoProps = FieldBase & { readonly value: boolean | undefined; readonly onChange: (value: boolean) => void }
/** A yes/no question; neither is preselected. */
export const YesNo = ({ value, onChange, ...base }: YesNoProps) => (
  <Segments
    {...base}
    options={[
      { value: 'yes', label: app.yes },
      { value: 'no', label: app.no },
    ]}
    value={value === undefined ? undefined : value ? 'yes' : 'no'}
    onChange={(next) => onChange(next === 'yes')}
  />
)

export const optionsOf = <T extends string>(words: Record<T, string>, only?: readonly T[]): Option<T>[] =>
  (only ?? (Object.keys(words) as T[])).map((value) => ({ value, label: words[value] }))

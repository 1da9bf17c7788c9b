import { isWeapp } from '@src/gateway'
import { typed } from '@src/gateway/platform/filling'
import { Input, Picker, Textarea, View } from '@tarojs/components'
import { type ComponentType, createElement, memo, type ReactNode, useRef, useState } from 'react'
import { a11y, testAttribute } from './a11y'
import { useSpoken } from './field'
import { GROUPED_MORE, INPUT_MODE, isLong, isNumber, numberTyped, type TextKind, WEAPP_TYPE } from './text-kind'

// On the web the browser's own controls are the accessible ones (keyboard, screen reader, the system's date picker); in the
// mini-program WeChat's are. Only this file distinguishes the two.

type TextProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: (() => void) | undefined
  readonly placeholder?: string | undefined
  readonly kind?: TextKind
  readonly maxLength?: number | undefined
  readonly password?: boolean
  readonly invalid?: boolean
  readonly testId?: string | undefined
}
const isSame = (before: unknown, now: unknown): boolean =>
  Object.is(before, now) || (Array.isArray(now) && JSON.stringify(before) === JSON.stringify(now))

/**
 * Memoises a control, so that it is rendered again only when something visible has changed. In the mini-program each rendering
 * of a control sends its value and its whole list again, whichever control was touched. Event handlers are always the latest.
 */
const still = <P extends { readonly onChange: (value: string) => void; readonly onBlur?: (() => void) | undefined }>(
  Control: ComponentType<P>,
): ComponentType<P> => {
  const Still = memo(Control, (before, now) =>
    Object.entries(now).every(([name, value]) => isSame(Reflect.get(before, name), value)),
  )
  return function Steady(props: P) {
    const newest = useRef(props)
    newest.current = props
    const [steady] = useState(() => ({
      onChange: (value: string) => newest.current.onChange(value),
      onBlur: () => newest.current.onBlur?.(),
    }))
    return createElement(Still as unknown as ComponentType<P>, { ...props, ...steady })
  }
}

type Typed = { readonly target: { readonly value: string } }

/** Calls the listener, and notes that this page now holds input that must not be discarded. */
const telling =
  (onChange: (value: string) => void) =>
  (value: string): void => {
    typed()
    onChange(value)
  }

/**
 * The text that stands in a field of the mini-program: what was typed, until the field is left or somebody else changes the
 * value. A number that is stored without its spaces keeps them while it is being typed.
 */
const useTyped = (value: string) => {
  const [typed, setTyped] = useState<{ readonly text: string }>()
  const made = useRef({ typed, value })
  if (made.current.typed !== typed) made.current = { typed, value }
  const shown = typed !== undefined && made.current.value === value ? typed.text : value
  return { shown, type: (text: string): void => setTyped({ text }), leave: (): void => setTyped(undefined) }
}

const TextBody = ({
  label,
  value,
  onChange,
  onBlur,
  placeholder,
  kind = 'text',
  maxLength = 200,
  password = false,
  invalid = false,
  testId,
}: TextProps) => {
  const spoken = useSpoken(label)
  const className = [
    'input',
    ...(isLong(kind, maxLength) ? ['input-long'] : []),
    ...(invalid ? ['input-wrong'] : []),
  ].join(' ')
  const room = isNumber(kind) ? maxLength + GROUPED_MORE : maxLength
  const tell = (text: string): void => telling(onChange)(numberTyped(kind, text))
  const field = useTyped(value)
  if (!isWeapp)
    return createElement('input', {
      className,
      value,
      maxLength: room,
      inputMode: INPUT_MODE[kind],
      type: password ? 'password' : 'text',
      autoComplete: 'off',
      placeholder,
      ...spoken,
      'aria-invalid': invalid,
      onChange: (event: Typed) => tell(event.target.value),
      onBlur,
      ...testAttribute(testId),
    })
  return (
    <Input
      className={className}
      value={field.shown}
      maxlength={room}
      type={WEAPP_TYPE[kind]}
      password={password}
      placeholder={placeholder ?? ''}
      placeholderClass='input-hint'
      onInput={(event) => {
        field.type(event.detail.value)
        tell(event.detail.value)
      }}
      onBlur={() => {
        field.leave()
        onBlur?.()
      }}
      {...spoken}
      {...testAttribute(testId)}
    />
  )
}

type AreaProps = Pick<TextProps, 'label' | 'value' | 'onChange' | 'placeholder' | 'invalid' | 'testId'> & {
  readonly maxLength: number
}
const AreaBody = ({ label, value, onChange, placeholder, maxLength, invalid = false, testId }: AreaProps) => {
  const spoken = useSpoken(label)
  const field = useTyped(value)
  const className = invalid ? 'input area input-wrong' : 'input area'
  if (!isWeapp)
    return createElement('textarea', {
      className,
      value,
      maxLength,
      rows: 4,
      placeholder,
      ...spoken,
      'aria-invalid': invalid,
      onChange: (event: Typed) => telling(onChange)(event.target.value),
      ...testAttribute(testId),
    })
  return (
    <Textarea
      className={className}
      value={field.shown}
      maxlength={maxLength}
      placeholder={placeholder ?? ''}
      placeholderClass='input-hint'
      onInput={(event) => {
        field.type(event.detail.value)
        telling(onChange)(event.detail.value)
      }}
      onBlur={field.leave}
      {...spoken}
      {...testAttribute(testId)}
    />
  )
}

type TimeProps = {
  readonly mode: 'date' | 'month' | 'time'
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly shown: ReactNode
  readonly testId?: string | undefined
}
const TimeBody = ({ mode, label, value, onChange, min, max, shown, testId }: TimeProps) => {
  const spoken = useSpoken(label)
  if (!isWeapp)
    return createElement('input', {
      className: 'input',
      type: mode,
      value,
      min,
      max,
      ...spoken,
      onChange: (event: Typed) => telling(onChange)(event.target.value),
      ...testAttribute(testId),
    })
  const face = <View className='input input-face'>{shown}</View>
  if (mode === 'time')
    return (
      <Picker
        mode='time'
        value={value}
        onChange={(event) => telling(onChange)(event.detail.value)}
        {...spoken}
        {...testAttribute(testId)}
      >
        {face}
      </Picker>
    )
  return (
    <Picker
      mode='date'
      fields={mode === 'month' ? 'month' : 'day'}
      value={value}
      start={min ?? '1920-01-01'}
      end={max ?? '2100-12-31'}
      onChange={(event) => telling(onChange)(event.detail.value)}
      {...spoken}
      {...testAttribute(testId)}
    >
      {face}
    </Picker>
  )
}

type ListProps = {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: string | undefined
  readonly onChange: (value: string) => void
  readonly empty: string
  readonly testId?: string | undefined
}
const ListBody = ({ label, options, value, onChange, empty, testId }: ListProps) => {
  const spoken = useSpoken(label)
  const chosen = options.find((option) => option.value === value)?.label ?? empty
  // A browser's list cuts its text off at the end of its one line, and names of people are of any length. So what is chosen
  // stands in a box of as many lines as it needs, and the browser's list lies over it, seen through.
  if (!isWeapp)
    return (
      <View className='list'>
        <View className='input input-face list-face' {...a11y({ hidden: true })}>
          {chosen}
        </View>
        {createElement(
          'select',
          {
            className: 'list-over',
            value: value ?? '',
            ...spoken,
            onChange: (event: Typed) => {
              if (event.target.value !== '') telling(onChange)(event.target.value)
            },
            ...testAttribute(testId),
          },
          createElement('option', { value: '', key: '' }, empty),
          ...options.map((option) => createElement('option', { value: option.value, key: option.value }, option.label)),
        )}
      </View>
    )
  const at = options.findIndex((option) => option.value === value)
  return (
    <Picker
      mode='selector'
      range={options.map((option) => option.label)}
      value={Math.max(0, at)}
      onChange={(event) => {
        const next = options[Number(event.detail.value)]
        if (next !== undefined) telling(onChange)(next.value)
      }}
      {...spoken}
      {...testAttribute(testId)}
    >
      <View className='input input-face list-face'>{chosen}</View>
    </Picker>
  )
}

export const TextBox = still(TextBody)
export const AreaBox = still(AreaBody)
export const TimeBox = still(TimeBody)
export const ListBox = still(ListBody)

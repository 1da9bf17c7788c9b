// Plain DOM replacements for @tarojs/components, so that Testing Library finds elements by role, label and text. The real
// components are tested by the journeys, in a browser.
import { createElement, type ReactNode } from 'react'

type Given = Readonly<Record<string, unknown>> & { readonly children?: ReactNode }

/** Props of Taro about which the DOM would warn. */
const ownProps = new Set([
  'hoverClass',
  'hoverStayTime',
  'hoverStartTime',
  'catchMove',
  'placeholderClass',
  'placeholderStyle',
  'adjustPosition',
  'cursorSpacing',
  'confirmType',
  'openType',
  'formType',
  'scrollX',
  'scrollY',
  'scrollIntoView',
  'scrollWithAnimation',
  'showScrollbar',
  'enhanced',
  'lazyLoad',
  'showMenuByLongpress',
  'autoHeight',
  'disableDefaultPadding',
  'userSelect',
  'selectable',
  'rangeKey',
  'mode',
  'nativeProps',
  'size',
  'loading',
  'plain',
  'onConfirm',
  'onScrollToLower',
])

const domProps = (given: Given): Record<string, unknown> => {
  const out: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given)) {
    if (ownProps.has(name) || name === 'children') continue
    const aria = /^aria([A-Z]\w*)$/.exec(name)?.[1]?.toLowerCase()
    if (aria === undefined) out[name] = value
    else out[aria === 'role' ? 'role' : `aria-${aria}`] = value
  }
  return out
}

const box = (tag: string) => (given: Given) => createElement(tag, domProps(given), given.children)

type Detail = { readonly detail: { readonly value: unknown } }
type Handler = ((event: Detail) => void) | undefined
const tell = (handler: unknown, value: unknown) => (handler as Handler)?.({ detail: { value } })

const field = (tag: 'input' | 'textarea') => (given: Given) => {
  const { onInput, onBlur, maxlength, password, ...rest } = given
  const { type, ...props } = domProps(rest)
  return createElement(tag, {
    ...props,
    ...(tag === 'input' ? { type: password === true ? 'password' : 'text', 'data-type': type } : {}),
    ...(typeof maxlength === 'number' && maxlength > 0 ? { maxLength: maxlength } : {}),
    onChange: (event: { target: { value: string } }) => tell(onInput, event.target.value),
    onBlur: (event: { target: { value: string } }) => tell(onBlur, event.target.value),
  })
}

export const View = box('div')
export const Text = box('span')
export const Button = box('button')
export const Image = ({ src, ...given }: Given & { readonly src?: string }) =>
  createElement('img', { ...domProps(given), src, alt: given['ariaLabel'] ?? '' })
export const ScrollView = box('div')
export const Swiper = box('div')
export const SwiperItem = box('div')
export const Block = ({ children }: Given) => <>{children}</>
export const Label = box('label')
export const Form = box('form')
export const Canvas = box('canvas')
export const RichText = box('div')
export const Input = field('input')
export const Textarea = field('textarea')

export const Switch = ({ checked, onChange, ...given }: Given) =>
  createElement('input', {
    ...domProps(given),
    type: 'checkbox',
    role: 'switch',
    checked: checked === true,
    onChange: (event: { target: { checked: boolean } }) => tell(onChange, event.target.checked),
  })

const choice =
  (type: 'checkbox' | 'radio') =>
  ({ children, checked, onClick, ...given }: Given) => (
    <label>
      <input
        {...domProps(given)}
        type={type}
        checked={checked === true}
        onChange={() => (onClick as (() => void) | undefined)?.()}
      />
      {children}
    </label>
  )
export const Checkbox = choice('checkbox')
export const Radio = choice('radio')
export const CheckboxGroup = box('div')
export const RadioGroup = box('div')

/** A select for the one-column picker, and a date field for the date picker: the two kinds that the product uses. */
export const Picker = ({ mode, range, rangeKey, value, onChange, children, ...given }: Given) => {
  if (mode === 'date') {
    return (
      <label>
        {children}
        <input
          {...domProps(given)}
          type='date'
          value={String(value ?? '')}
          onChange={(e) => tell(onChange, e.target.value)}
        />
      </label>
    )
  }
  const options = (Array.isArray(range) ? range : []) as readonly (string | Record<string, string>)[]
  return (
    <label>
      {children}
      <select {...domProps(given)} value={String(value ?? '')} onChange={(e) => tell(onChange, Number(e.target.value))}>
        {options.map((option, index) => {
          const text = typeof option === 'string' ? option : option[String(rangeKey)]
          return (
            <option key={text} value={index}>
              {text}
            </option>
          )
        })}
      </select>
    </label>
  )
}

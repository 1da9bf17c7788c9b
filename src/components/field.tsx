import { isWeapp } from '@src/gateway'
import { app } from '@src/text/app'
import { Text, View } from '@tarojs/components'
import { createContext, type ReactNode, useContext, useId, useMemo } from 'react'
import { a11y } from './a11y'

export type FieldBase = {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly required?: boolean
  readonly testId?: string | undefined
  /** hides the label, because the text above has the same words; screen readers still read the label from the control */
  readonly hideLabel?: boolean
}

type Said = Pick<FieldBase, 'hint' | 'error' | 'required'> & { readonly id: string }
const Around = createContext<Said | undefined>(undefined)

/**
 * Screen-reader text for the control of a field: its name, whether it is required, hint and error. The web refers to these
 * texts by id; WeChat has no such reference, so they become part of the name. On the web a group of checkboxes cannot be marked
 * as required.
 */
export const useSpoken = (label: string, mayBeRequired = true): Record<string, string | boolean> => {
  const said = useContext(Around)
  const { id, hint, error, required = false } = said ?? { id: '' }
  if (isWeapp)
    return a11y({
      label: [label, required ? app.required : '', error ?? ''].filter((words) => words !== '').join('，'),
    })
  const about = [hint === undefined ? '' : `${id}hint`, error === undefined ? '' : `${id}error`].join(' ').trim()
  return {
    'aria-label': label,
    ...(about === '' ? {} : { 'aria-describedby': about }),
    ...(required && mayBeRequired ? { 'aria-required': 'true' } : {}),
  }
}

/** Label, hint, control and error, in this order for sighted people and screen readers alike. */
export const Field = ({
  label,
  hint,
  error,
  required = false,
  hideLabel = false,
  children,
}: FieldBase & { readonly children?: ReactNode }) => {
  const id = useId()
  // memoised, so that the control inside is rendered again only when something changes
  const said = useMemo(() => ({ id, hint, error, required }), [id, hint, error, required])
  const named = (what: 'hint' | 'error'): { id?: string } => (isWeapp ? {} : { id: `${id}${what}` })
  return (
    <View className={error === undefined ? 'field' : 'field field-wrong'}>
      {hideLabel || label === '' ? null : (
        <View className='field-head'>
          <Text className='field-label'>{label}</Text>
          {required ? <Text className='field-required'>{app.required}</Text> : null}
        </View>
      )}
      {hint === undefined ? null : (
        <Text className='field-hint' {...named('hint')}>
          {hint}
        </Text>
      )}
      <Around.Provider value={said}>{children}</Around.Provider>
      {error === undefined ? null : (
        <View className='field-error' {...named('error')} {...a11y({ role: 'alert' })}>
          <Text>{error}</Text>
        </View>
      )}
    </View>
  )
}

import { isWeapp } from '@src/gateway'
import { app } from '@src/text/app'
import { Text, View } from '@tarojs/components'
import { createContext, type ReactNode, useContext, useId, useMemo } from 'react'
import { a11y } from './a11y'
import { Icon } from './icon'

export type FieldBase = {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** may be left empty; only these fields are marked */
  readonly optional?: boolean
  readonly testId?: string | undefined
  /** hides the label, because the text above has the same words; screen readers still read the label from the control */
  readonly hideLabel?: boolean
}

type Said = Pick<FieldBase, 'hint' | 'error' | 'optional'> & { readonly id: string }
const Around = createContext<Said | undefined>(undefined)

/**
 * Screen-reader text for the control of a field: its name, whether it may be left empty, hint and error. The web refers to
 * these texts by id; WeChat has no such reference, so they become part of the name.
 */
export const useSpoken = (label: string): Record<string, string | boolean> => {
  const said = useContext(Around)
  const { id, hint, error, optional = false } = said ?? { id: '' }
  if (isWeapp)
    return a11y({
      label: [label, optional ? app.optional : '', error ?? ''].filter((words) => words !== '').join('，'),
    })
  const about = [
    ...(optional ? [`${id}optional`] : []),
    ...(hint === undefined ? [] : [`${id}hint`]),
    ...(error === undefined ? [] : [`${id}error`]),
  ].join(' ')
  return {
    'aria-label': label,
    ...(about === '' ? {} : { 'aria-describedby': about }),
  }
}

/** Label, hint, control and error, in this order for sighted people and screen readers alike. */
export const Field = ({
  label,
  hint,
  error,
  optional = false,
  hideLabel = false,
  children,
}: FieldBase & { readonly children?: ReactNode }) => {
  const id = useId()
  // memoised, so that the control inside is rendered again only when something changes
  const said = useMemo(() => ({ id, hint, error, optional }), [id, hint, error, optional])
  const named = (what: 'hint' | 'error' | 'optional'): { id?: string } => (isWeapp ? {} : { id: `${id}${what}` })
  return (
    <View className={error === undefined ? 'field' : 'field field-wrong'}>
      {hideLabel || label === '' ? null : (
        <View className='field-head'>
          <Text className='field-label'>{label}</Text>
          {optional ? (
            <Text className='field-optional' {...named('optional')}>
              {app.optional}
            </Text>
          ) : null}
        </View>
      )}
      {hint === undefined ? null : (
        <Text className='field-hint' {...named('hint')}>
          {hint}
        </Text>
      )}
      <Around.Provider value={said}>{children}</Around.Provider>
      {/* a place of its own, so that in the mini-program an error does not send the control again while it is typed in */}
      <View>
        {error === undefined ? null : (
          <View className='field-error' {...named('error')} {...a11y({ role: 'alert' })}>
            <Icon name='alert' />
            <Text>{error}</Text>
          </View>
        )}
      </View>
    </View>
  )
}

import { app } from '@src/text/app'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from './a11y'

export type FieldBase = {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly required?: boolean
  readonly testId?: string | undefined
  /** the label is said already by what stands above; screen readers still hear it from the control */
  readonly hideLabel?: boolean
}

/** A label, what helps, the control, and what is wrong with it – in this order, for eyes and for ears. */
export const Field = ({
  label,
  hint,
  error,
  required = false,
  hideLabel = false,
  children,
}: FieldBase & { readonly children?: ReactNode }) => (
  <View className={error === undefined ? 'field' : 'field field-wrong'}>
    {hideLabel || label === '' ? null : (
      <View className='field-head'>
        <Text className='field-label'>{label}</Text>
        {required ? <Text className='field-required'>{app.required}</Text> : null}
      </View>
    )}
    {hint === undefined ? null : <Text className='field-hint'>{hint}</Text>}
    {children}
    {error === undefined ? null : (
      <View className='field-error' {...a11y({ role: 'alert' })}>
        <Text>{error}</Text>
      </View>
    )}
  </View>
)

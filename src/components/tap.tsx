import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, keyboard, testAttribute } from './a11y'

type Props = {
  readonly className: string
  readonly onTap: () => void
  readonly label?: string | undefined
  readonly role?: string
  readonly disabled?: boolean
  readonly checked?: boolean | undefined
  readonly selected?: boolean | undefined
  readonly expanded?: boolean | undefined
  readonly testId?: string | undefined
  readonly children?: ReactNode
}

/** Anything that can be tapped: reachable by keyboard, named for screen readers, at least 44 px by its styles. */
export const Tap = ({
  className,
  onTap,
  label,
  role = 'button',
  disabled = false,
  checked,
  selected,
  expanded,
  testId,
  children,
}: Props) => {
  const act = (): void => {
    if (!disabled) onTap()
  }
  return (
    <View
      className={className}
      hoverClass={disabled ? 'none' : 'pressed'}
      onClick={act}
      {...keyboard(act, disabled)}
      {...a11y({ role, label, checked, selected, expanded, disabled: disabled ? true : undefined })}
      {...testAttribute(testId)}
    >
      {children}
    </View>
  )
}

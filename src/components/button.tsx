import { Text } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from './a11y'
import { Tap } from './tap'

type Props = {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly onTap: () => void
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly label?: string
  readonly block?: boolean
  readonly testId?: string | undefined
  readonly children: ReactNode
}

export const Button = ({
  kind = 'plain',
  onTap,
  busy = false,
  disabled = false,
  label,
  block = false,
  testId,
  children,
}: Props) => (
  <Tap
    className={cx('button', `button-${kind}`, block && 'button-block', (disabled || busy) && 'button-off')}
    onTap={onTap}
    disabled={disabled || busy}
    label={label}
    testId={testId}
  >
    {busy ? <Text className='button-busy'>{'···'}</Text> : null}
    <Text className='button-text'>{children}</Text>
  </Tap>
)

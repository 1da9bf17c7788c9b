import { app } from '@src/text/app'
import { View } from '@tarojs/components'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { Button } from './button'
import { Card } from './plain'

type ButtonProps = ComponentProps<typeof Button>

/** A final, dangerous button together with one to cancel. */
export const OrCancel = ({ onCancel, ...act }: ButtonProps & { readonly onCancel: () => void }) => (
  <View className='case-buttons'>
    <Button kind='danger' {...act} />
    <Button kind='quiet' onTap={onCancel}>
      {app.cancel}
    </Button>
  </View>
)

type Props = Pick<ButtonProps, 'kind' | 'label' | 'testId' | 'busy' | 'disabled'> & {
  readonly words: string
  readonly title: string
  readonly onTap: () => void
  readonly sureId?: string
  /** the consequences */
  readonly children?: ReactNode
}

/** Asks twice before an irreversible action, the second time with its consequences. */
export const AskTwice = ({ words, title, onTap, sureId, children, busy = false, disabled = false, ...ask }: Props) => {
  const [sure, setSure] = useState(false)
  if (!sure)
    return (
      <Button kind='quiet' {...ask} disabled={disabled} onTap={() => setSure(true)}>
        {words}
      </Button>
    )
  return (
    <Card tone='urgent' title={title}>
      {children}
      <OrCancel busy={busy} disabled={disabled} onTap={onTap} onCancel={() => setSure(false)} testId={sureId}>
        {words}
      </OrCancel>
    </Card>
  )
}

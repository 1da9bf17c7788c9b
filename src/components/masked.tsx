import { app } from '@src/text/app'
import { Text, View } from '@tarojs/components'
import { Button } from './button'

/** Masked text, with a button to reveal it where possible. */
export const Masked = ({
  text,
  onReveal,
  testId,
}: {
  readonly text: string
  readonly onReveal?: (() => void) | undefined
  readonly testId?: string
}) => (
  <View className='masked'>
    <Text className='masked-text'>{text}</Text>
    {onReveal === undefined ? null : (
      <Button kind='quiet' onTap={onReveal} label={`${app.show}${text}`} {...(testId === undefined ? {} : { testId })}>
        {app.show}
      </Button>
    )}
  </View>
)

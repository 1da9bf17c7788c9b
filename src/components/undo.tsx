import { upload as words } from '@src/text/controls'
import { Text, View } from '@tarojs/components'
import { a11y } from './a11y'
import { Button } from './button'

/** A deletion can be undone until the page is left; on the server nothing is deleted. */
export const Undo = ({ onTap, label }: { readonly onTap: () => void; readonly label: string }) => (
  <View className='undo' {...a11y({ live: 'polite' })}>
    <Text>{words.removed}</Text>
    <Button kind='quiet' onTap={onTap} label={`${label}，${words.restore}`} testId='undo'>
      {words.restore}
    </Button>
  </View>
)

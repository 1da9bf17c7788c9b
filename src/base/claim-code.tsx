import { Button, Check } from '@src/components'
import { copyText } from '@src/gateway'
import { onBehalfText as words } from '@src/text/duties'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import '../features/case-page/case-page.scss'

type Props = { readonly code: string; readonly given: boolean; readonly onGiven: (given: boolean) => void }

/** A claim code to be handed over. It is shown only on the screen that was given it, because the cloud stores just its hash. */
export const ClaimCode = ({ code, given, onGiven }: Props) => {
  const [copied, setCopied] = useState(false)
  return (
    <>
      <View className='claim-code'>
        <Text selectable>{code}</Text>
      </View>
      <View className='case-buttons'>
        <Button onTap={() => void copyText(code).then(setCopied)}>{copied ? words.copied : words.copy}</Button>
      </View>
      <Check label={words.seen} value={given} onChange={onGiven} testId='code-given' />
    </>
  )
}

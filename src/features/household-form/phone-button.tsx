import { isWeapp, useCommand } from '@src/gateway'
import { apply } from '@src/text/apply'
import { Button, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { testAttribute } from '../../components/a11y'

type Said = { readonly detail: { readonly code?: string } }

/**
 * 用微信手机号: WeChat's own dialogue asks the person. If they decline, or WeChat's service is unavailable, the number has to be
 * typed. Only WeChat has this button.
 */
export const PhoneButton = ({ onPhone }: { readonly onPhone: (mobile: string) => void }) => {
  const { run, busy } = useCommand('self.phone')
  const [failed, setFailed] = useState(false)
  if (!isWeapp) return null
  const said = async ({ detail }: Said): Promise<void> => {
    if (detail.code === undefined || detail.code === '') return // closed or declined: the number is typed instead
    const answer = await run({ code: detail.code }, { keyFor: detail.code.slice(0, 40) })
    setFailed(!answer.ok)
    if (answer.ok) onPhone(answer.value.mobile)
  }
  return (
    <View>
      <Button
        className='button button-plain'
        openType='getPhoneNumber'
        disabled={busy}
        onGetPhoneNumber={(event) => void said(event as Said)}
        {...testAttribute('take-phone')}
      >
        {apply.takePhone}
      </Button>
      {failed ? <Text className='quiet'>{apply.phoneFailed}</Text> : null}
    </View>
  )
}

import { isWeapp, useCommand } from '@src/gateway'
import { apply } from '@src/text/apply'
import { Button, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { testAttribute } from '../../components/a11y'

type Said = { readonly detail: { readonly code?: string } }

/**
 * 用微信手机号: WeChat's own sheet asks the person; saying no, or a WeChat that is not connected, leaves the field to be
 * typed. Only WeChat has the button.
 */
export const PhoneButton = ({ onPhone }: { readonly onPhone: (mobile: string) => void }) => {
  const { run, busy } = useCommand('self.phone')
  const [failed, setFailed] = useState(false)
  if (!isWeapp) return null
  const said = async ({ detail }: Said): Promise<void> => {
    if (detail.code === undefined || detail.code === '') return // put away, or refused: the field is there
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

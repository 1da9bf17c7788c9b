import { isWeapp, useQuery } from '@src/gateway'
import { codePicture as words } from '@src/text/session'
import { Image, Text, View } from '@tarojs/components'
import { lazy, Suspense } from 'react'
import { testAttribute } from './a11y'

// A plain QR code for places without mini-program codes: WeChat's scanner opens pages by mini-program codes only, the scanner
// inside the mini-program also reads plain ones.
const Square =
  process.env.TARO_ENV === 'weapp'
    ? undefined
    : lazy(async () => ({ default: (await import('./sign-in/square')).Square }))

const typeOf = (picture: string): string => (picture.startsWith('/9j/') ? 'image/jpeg' : 'image/png')

type Props = { readonly what: 'member' | 'invitation'; readonly code: string }

/** The code as a picture, for a poster or to be scanned from this screen. The digits beside it work as well. */
export const CodePicture = ({ what, code }: Props) => {
  const { data, loading } = useQuery('code.picture', { what, code })
  if (loading && data === undefined) return null
  if (data?.picture !== undefined)
    return (
      <View className='code-picture' {...testAttribute('code-picture')}>
        <Image
          className='code-picture-image'
          src={`data:${typeOf(data.picture)};base64,${data.picture}`}
          mode='aspectFit'
          showMenuByLongpress
          {...(isWeapp ? {} : { nativeProps: { alt: words.label } })}
        />
        <Text className='quiet'>{words.byWechat}</Text>
      </View>
    )
  if (Square === undefined) return null
  return (
    <View className='code-picture' {...testAttribute('code-picture')}>
      <Suspense fallback={null}>
        <Square text={code} label={words.label} />
      </Suspense>
      <Text className='quiet'>{words.inApp}</Text>
    </View>
  )
}

import { go } from '@src/gateway/navigation/go'
import { useOnline } from '@src/gateway/platform/network'
import { offerUpdate } from '@src/gateway/platform/update'
import { useMe } from '@src/gateway/session/me'
import { trouble } from '@src/text/trouble'
import { Text } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { Banner, Card } from './plain'

const SELF = 'admin/self/index'

/** Shown on every page to an officer who has not stated who they are: the officer may only read, and how to continue. */
const SayWho = () =>
  Taro.getCurrentInstance().router?.path?.includes(SELF) === true ? null : (
    <Card tone='urgent' title={trouble.sayWho} onTap={() => go(`/${SELF}`)} testId='say-who'>
      <Text>{trouble.sayWhoHint}</Text>
    </Card>
  )

/** Notices on every page: no network, and, when the page is shown, that a new version is available. */
export const PageNotices = () => {
  const online = useOnline()
  const { me } = useMe()
  useDidShow(() => void offerUpdate())
  return (
    <>
      {online ? null : <Banner tone='amber' text={trouble.offline} testId='offline' />}
      {me?.sayWho === true ? <SayWho /> : null}
    </>
  )
}

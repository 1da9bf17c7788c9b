import { useOnline } from '@src/gateway/network'
import { offerUpdate } from '@src/gateway/update'
import { trouble } from '@src/text/trouble'
import { useDidShow } from '@tarojs/taro'
import { Banner } from './plain'

/** What every page says of its surroundings: that there is no network; and, on arriving, that a new version waits. */
export const PageNotices = () => {
  const online = useOnline()
  useDidShow(() => void offerUpdate())
  return online ? null : <Banner tone='amber' text={trouble.offline} testId='offline' />
}

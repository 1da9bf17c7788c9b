import { trouble } from '@src/text/trouble'
import Taro from '@tarojs/taro'
import { isWeapp } from './place'

/** The oldest base library the mini-program runs on: WeChat's privacy sheet (requirePrivacyAuthorize) came with it. @internal */
export const BASE_LIBRARY_MIN = '2.32.3'

const parts = (version: string): number[] => version.split('.').map((part) => Number(part) || 0)

/** @internal */
export const isOlder = (version: string, than: string): boolean => {
  const [one, other] = [parts(version), parts(than)]
  for (let i = 0; i < 3; i += 1) {
    const difference = (one[i] ?? 0) - (other[i] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}

/** Said at launch; the person may look around, but knows why the camera stays shut. */
export const checkBaseLibrary = (): void => {
  if (!isWeapp) return
  // getAppBaseInfo is younger than the oldest libraries this must still speak to
  const { SDKVersion } = Taro.getSystemInfoSync()
  if (SDKVersion === undefined || SDKVersion === '' || !isOlder(SDKVersion, BASE_LIBRARY_MIN)) return
  const { title, text } = trouble.oldWechat
  void Taro.showModal({ title, content: text, showCancel: false, confirmText: trouble.close })
}

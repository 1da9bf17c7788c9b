import { trouble } from '@src/text/trouble'
import Taro from '@tarojs/taro'
import { isWeapp } from './place'

/**
 * The oldest base library the mini-program supports: it introduced WeChat's privacy dialogue (requirePrivacyAuthorize).
 * @internal
 */
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

/** Warns at launch when WeChat is too old: the person may look around, and knows why the camera does not work. */
export const checkBaseLibrary = (): void => {
  if (!isWeapp) return
  // getAppBaseInfo does not exist in the old libraries that must be detected here
  const { SDKVersion } = Taro.getSystemInfoSync()
  if (SDKVersion === undefined || SDKVersion === '' || !isOlder(SDKVersion, BASE_LIBRARY_MIN)) return
  const { title, text } = trouble.oldWechat
  void Taro.showModal({ title, content: text, showCancel: false, confirmText: trouble.close })
}

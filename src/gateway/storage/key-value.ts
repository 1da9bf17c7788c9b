import Taro from '@tarojs/taro'
import { prefix } from '../platform/place'

// Two deployments, or two people, on one origin must never see each other's drafts.
const full = (key: string): string => `${prefix()}${key}`

/** What stands under the key, or undefined. The caller knows what it wrote; foreign shapes are its business to refuse. */
export const read = (key: string): unknown => {
  const value: unknown = Taro.getStorageSync(full(key))
  return value === '' ? undefined : value
}
/** False when the phone has no room or forbids it: the caller must say so, not lose it silently. */
export const write = (key: string, value: unknown): boolean => {
  try {
    Taro.setStorageSync(full(key), value)
    return true
  } catch {
    return false
  }
}
export const remove = (key: string): void => Taro.removeStorageSync(full(key))

/** Everything kept under this page's own folder, in this browser. Web only: on a phone the app has one owner. */
export const forgetKeys = (): void => {
  for (const key of Taro.getStorageInfoSync().keys) if (key.startsWith(prefix())) Taro.removeStorageSync(key)
}

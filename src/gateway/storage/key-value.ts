import Taro from '@tarojs/taro'
import { prefix } from '../platform/place'

/** Two deployments, or two persons, on one origin must not see each other's drafts and files. */
export const slot = (key: string): string => `${prefix()}${key}`

/** The stored value, or undefined. The caller must parse it and refuse unknown shapes. */
export const read = (key: string): unknown => {
  const value: unknown = Taro.getStorageSync(slot(key))
  return value === '' ? undefined : value
}
/** Returns false when the phone has no space or forbids storage; the caller must show this. */
export const write = (key: string, value: unknown): boolean => {
  try {
    Taro.setStorageSync(slot(key), value)
    return true
  } catch {
    return false
  }
}
export const remove = (key: string): void => Taro.removeStorageSync(slot(key))

/** Deletes everything stored under this page's own folder in this browser. Web only: on a phone the app has one user. */
export const forgetKeys = (): void => {
  for (const key of Taro.getStorageInfoSync().keys) if (key.startsWith(prefix())) Taro.removeStorageSync(key)
}

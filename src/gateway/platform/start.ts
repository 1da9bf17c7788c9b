import Taro from '@tarojs/taro'
import { checkBaseLibrary } from './base-library'
import { hasServer, isWeapp } from './place'
import { watchUpdates } from './update'

/** The environment of WeChat's cloud, replaced at build time. */
declare const CLOUD_ENV: string
const cloudEnv = typeof CLOUD_ENV === 'undefined' ? '' : CLOUD_ENV

/** @internal */
export const startCloud = (): void => {
  // `traceUser` would have WeChat keep its own record of who used what
  // A build without an environment takes WeChat's default one; where there is none, every call says so (calls/cloud-fault.ts).
  if (isWeapp && !hasServer) Taro.cloud.init({ ...(cloudEnv === '' ? {} : { env: cloudEnv }), traceUser: false })
}

/** Runs once, when the app starts. */
export const start = (): void => {
  startCloud()
  checkBaseLibrary()
  watchUpdates()
}

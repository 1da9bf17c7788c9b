import Taro from '@tarojs/taro'
import { checkBaseLibrary } from './base-library'
import { hasServer, isWeapp } from './place'
import { watchUpdates } from './update'

/** The environment of WeChat's cloud, replaced at build time. */
declare const CLOUD_ENV: string
const cloudEnv = typeof CLOUD_ENV === 'undefined' ? '' : CLOUD_ENV

/** @internal */
export const startCloud = (): void => {
  // `traceUser` would make WeChat keep its own record of who used what.
  // A build without an environment uses WeChat's default environment; without a default environment, every call reports this
  // (calls/cloud-fault.ts).
  if (isWeapp && !hasServer) Taro.cloud.init({ ...(cloudEnv === '' ? {} : { env: cloudEnv }), traceUser: false })
}

/** Runs once, when the app starts. */
export const start = (): void => {
  startCloud()
  checkBaseLibrary()
  watchUpdates()
}

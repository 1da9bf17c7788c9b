import type { FakePhone } from '../support/fake-phone'

export type App = {
  readonly taking: typeof import('@src/gateway/offline-kit')
  readonly keys: typeof import('@src/gateway/offline-kit/key-record')
  readonly shelf: typeof import('@src/gateway/offline-kit/sealed-store')
  readonly wipe: typeof import('@src/gateway/offline-kit/on-phone')
}

/** Starts the app on this phone, with nothing of an earlier run in memory. */
export const boot = (phone: FakePhone): App => {
  phone.revive()
  jest.resetModules()
  const { default: Taro } = require('@tarojs/taro') as { default: object }
  Object.assign(Taro, phone.taro())
  Object.assign(globalThis, { wx: phone.wx() })
  return {
    taking: require('@src/gateway/offline-kit') as App['taking'],
    keys: require('@src/gateway/offline-kit/key-record') as App['keys'],
    shelf: require('@src/gateway/offline-kit/sealed-store') as App['shelf'],
    wipe: require('@src/gateway/offline-kit/on-phone') as App['wipe'],
  }
}

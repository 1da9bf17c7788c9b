import type { FakePhone } from '../support/fake-phone'

export type App = {
  readonly taking: typeof import('@src/gateway/taking')
  readonly keys: typeof import('@src/gateway/taking/key-ring')
  readonly shelf: typeof import('@src/gateway/taking/shelf')
  readonly wipe: typeof import('@src/gateway/taking/wipe')
}

/** The app is started on this phone: nothing of an earlier run is in its memory. */
export const boot = (phone: FakePhone): App => {
  phone.revive()
  jest.resetModules()
  const { default: Taro } = require('@tarojs/taro') as { default: object }
  Object.assign(Taro, phone.taro())
  Object.assign(globalThis, { wx: phone.wx() })
  return {
    taking: require('@src/gateway/taking') as App['taking'],
    keys: require('@src/gateway/taking/key-ring') as App['keys'],
    shelf: require('@src/gateway/taking/shelf') as App['shelf'],
    wipe: require('@src/gateway/taking/wipe') as App['wipe'],
  }
}

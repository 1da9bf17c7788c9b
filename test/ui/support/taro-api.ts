// Replaces @tarojs/taro: every call is a mock that returns an empty object. A test that needs another answer mocks it itself.

import { useEffect, useRef } from 'react'

const answers = () => jest.fn(async () => ({}))

const storage = new Map<string, unknown>()

type Params = Readonly<Record<string, string>>
let params: Params = {}

const Taro = {
  getCurrentInstance: () => ({ router: { path: '', params } }),
  getCurrentPages: () => [],
  ENV_TYPE: { WEAPP: 'WEAPP', WEB: 'WEB' },
  getEnv: () => 'WEB',
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
  removeStorageSync: (key: string) => void storage.delete(key),
  clearStorageSync: () => storage.clear(),
  getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
  navigateTo: answers(),
  navigateBack: answers(),
  redirectTo: answers(),
  reLaunch: answers(),
  switchTab: answers(),
  showToast: answers(),
  setClipboardData: answers(),
  getSystemInfoSync: () => ({ SDKVersion: '3.8.0' }),
  showModal: answers(),
  showActionSheet: answers(),
  showLoading: answers(),
  hideLoading: jest.fn(),
  setNavigationBarTitle: answers(),
  pageScrollTo: answers(),
  setTabBarBadge: answers(),
  removeTabBarBadge: answers(),
  stopPullDownRefresh: jest.fn(),
  request: answers(),
  uploadFile: answers(),
  chooseMedia: answers(),
  makePhoneCall: answers(),
  nextTick: (then: () => void) => then(),
  // a page that is asked for is shown at once
  eventCenter: {
    on: jest.fn(),
    once: (_event: string, then: () => void) => then(),
    off: jest.fn(),
    trigger: jest.fn(),
  },
}

export default Taro

/** Sets the parameters of the page under test, as returned by useRouter and useLoad. */
export const openedWith = (next: Params) => {
  params = next
}

export const useRouter = () => ({ params, path: '' })

// Runs once per page, as in Taro, even if the function changes with later renderings.
const useOnce = (run: (given: Params) => void) => {
  const first = useRef(run)
  useEffect(() => first.current(params), [])
}
export const useLoad = useOnce
export const useDidShow = useOnce
export const useReady = useOnce
export const useUnload = (run: () => void) => {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => () => latest.current(), [])
}
export const useDidHide = jest.fn()
export const usePullDownRefresh = jest.fn()
export const useReachBottom = jest.fn()
export const useShareAppMessage = jest.fn()

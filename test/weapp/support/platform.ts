import { randomFillSync } from 'node:crypto'
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { files } from './files'
import { type Opened, papers } from './platform-papers'

/** The picture of the fake camera: the smallest PNG, one grey pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

type Options<T> = { success?: (result: T) => void; fail?: (error: { errMsg: string }) => void; complete?: () => void }
/** WeChat's two styles of call: with callbacks these are called later; without any, a promise is returned. */
const asked = <T>(options: Options<T> | undefined): boolean =>
  options?.success !== undefined || options?.fail !== undefined || options?.complete !== undefined
const later = <T>(options: Options<T> | undefined, result: T): Promise<T> | undefined => {
  if (!asked(options)) return Promise.resolve(result)
  setTimeout(() => {
    options?.success?.(result)
    options?.complete?.()
  }, 0)
  return undefined
}
const laterFail = (options: Options<never> | undefined, errMsg: string): Promise<never> | undefined => {
  if (!asked(options)) return Promise.reject(new Error(errMsg))
  setTimeout(() => {
    options?.fail?.({ errMsg })
    options?.complete?.()
  }, 0)
  return undefined
}

/** A fake of WeChat's cloud: function calls, and uploads that report progress. */
export type Cloud = {
  call(fn: string, data: unknown): Promise<unknown>
  upload(cloudPath: string, bytes: Uint8Array, progress: (percent: number) => void): Promise<string>
}

/** Number of pictures that the person chooses at once in the album. */
export type Album = { pictures: number }

export type Screen = {
  readonly go: (kind: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab', url: string) => string | undefined
  readonly back: (delta: number) => void
  /** Whether the picture of the tab was replaced: only a tab page may, by a picture of the package. */
  readonly tab: (index: number, picture: string) => boolean
}

const size = {
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 667,
  pixelRatio: 2,
  statusBarHeight: 20,
}

/** A fake canvas that draws nothing and returns a picture. */
const canvas = () => ({
  width: 300,
  height: 150,
  getContext: () => new Proxy({}, { get: () => () => undefined, set: () => true }),
  toDataURL: () => `data:image/png;base64,${PICTURE.toString('base64')}`,
})

const selectorQuery = () => {
  const answers: unknown[] = []
  const adding = (answer: unknown) => () => {
    answers.push(answer)
    return query
  }
  const node = { node: canvas(), width: 300, height: 150, left: 0, top: 0, right: 300, bottom: 150 }
  const refs = (): unknown => ({
    fields: adding(node),
    node: adding(node),
    boundingClientRect: adding(node),
    scrollOffset: adding({ scrollTop: 0, scrollLeft: 0 }),
  })
  const query = {
    in: () => query,
    select: refs,
    selectAll: refs,
    selectViewport: refs,
    exec: (then?: (result: unknown[]) => void) => setTimeout(() => then?.(answers), 0),
  }
  return query
}

/** `wx` outside WeChat: only what the platform documents, nothing that only browsers have. */
export const makeWx = (
  cloud: Cloud,
  screen: Screen,
  storage: Map<string, unknown>,
  album: Album,
  fetching: (url: string) => void,
) => {
  const dir = mkdtempSync(path.join(tmpdir(), 'phone-'))
  let pictures = 0
  const snap = (): string => {
    pictures += 1
    const file = path.join(dir, `${pictures}.png`)
    writeFileSync(file, PICTURE)
    return file
  }
  const shown: string[] = []
  const opened: Opened[] = []
  const navigate = (kind: Parameters<Screen['go']>[0]) => (options: Options<object> & { url: string }) => {
    const problem = screen.go(kind, options.url)
    return problem === undefined
      ? later(options, { errMsg: `${kind}:ok` })
      : laterFail(options, `${kind}:fail ${problem}`)
  }
  const quiet = (options?: Options<object>) => later(options, { errMsg: 'ok' })
  const wx = {
    webpackJsonp: [],
    env: { USER_DATA_PATH: dir },
    getSystemInfoSync: () => ({
      ...size,
      SDKVersion: '3.8.0',
      platform: 'devtools',
      language: 'zh_CN',
      brand: 'test',
      model: 'test',
      version: '8.0.0',
      system: 'test',
    }),
    getWindowInfo: () => size,
    getDeviceInfo: () => ({ platform: 'devtools', brand: 'test', model: 'test', system: 'test' }),
    getAppBaseInfo: () => ({ SDKVersion: '3.8.0', language: 'zh_CN', theme: 'light', version: '8.0.0' }),
    getMenuButtonBoundingClientRect: () => ({ width: 87, height: 32, top: 24, right: 365, bottom: 56, left: 278 }),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001, referrerInfo: {} }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001, referrerInfo: {} }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'release', version: '0' } }),
    canIUse: () => true,
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.parse(JSON.stringify(value))),
    removeStorageSync: (key: string) => void storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 0, limitSize: 10240 }),
    clearStorageSync: () => storage.clear(),
    navigateTo: navigate('navigateTo'),
    redirectTo: navigate('redirectTo'),
    reLaunch: navigate('reLaunch'),
    switchTab: navigate('switchTab'),
    navigateBack: (options?: Options<object> & { delta?: number }) => {
      screen.back(options?.delta ?? 1)
      return later(options, { errMsg: 'navigateBack:ok' })
    },
    setTabBarItem: (options: Options<object> & { index: number; iconPath: string }) =>
      screen.tab(options.index, options.iconPath) ? quiet(options) : laterFail(options, 'setTabBarItem:fail'),
    showToast: (options: Options<object> & { title?: string }) => {
      shown.push(options.title ?? '')
      return quiet(options)
    },
    showModal: (options: Options<{ confirm: boolean; cancel: boolean }> & { title?: string; content?: string }) => {
      shown.push(`${options.title ?? ''} ${options.content ?? ''}`)
      return later(options, { confirm: true, cancel: false })
    },
    showActionSheet: (options: Options<{ tapIndex: number }>) => later(options, { tapIndex: 0 }),
    requirePrivacyAuthorize: quiet,
    getPrivacySetting: (options: Options<object>) =>
      later(options, { needAuthorization: false, privacyContractName: '' }),
    getNetworkType: (options: Options<object>) => later(options, { networkType: 'wifi' }),
    chooseImage: (options: Options<object>) => {
      const file = snap()
      return later(options, { tempFilePaths: [file], tempFiles: [{ path: file, size: PICTURE.length }] })
    },
    chooseMedia: (options: Options<object> & { count: number }) =>
      later(options, {
        type: 'image',
        tempFiles: Array.from({ length: Math.min(options.count, album.pictures) }, () => ({
          tempFilePath: snap(),
          size: PICTURE.length,
          fileType: 'image',
        })),
      }),
    compressImage: (options: Options<object> & { src: string }) => later(options, { tempFilePath: options.src }),
    getImageInfo: (options: Options<object> & { src: string }) =>
      later(options, { width: 1, height: 1, path: options.src, type: 'png', orientation: 'up' }),
    getFileInfo: (options: Options<object>) => later(options, { size: PICTURE.length }),
    arrayBufferToBase64: (buffer: ArrayBuffer) => Buffer.from(buffer).toString('base64'),
    getRandomValues: (options: Options<{ randomValues: ArrayBuffer }> & { length: number }) =>
      later(options, { randomValues: randomFillSync(new Uint8Array(options.length)).buffer as ArrayBuffer }),
    getFileSystemManager: () => ({
      ...files(),
      getFileInfo: (options: Options<object>) => later(options, { size: PICTURE.length }),
      statSync: () => ({ size: PICTURE.length }),
      // as in WeChat, the chosen file is moved: its old name no longer exists
      saveFile: (options: Options<object> & { tempFilePath: string }) => {
        const savedFilePath = path.join(dir, `saved-${path.basename(options.tempFilePath)}`)
        renameSync(options.tempFilePath, savedFilePath)
        return later(options, { savedFilePath })
      },
      removeSavedFile: (options: Options<object> & { filePath: string }) => {
        rmSync(options.filePath)
        return later(options, {})
      },
      readFileSync: (file: string) => readFileSync(file),
      writeFileSync: (file: string, data: string | ArrayBuffer, encoding?: BufferEncoding) =>
        writeFileSync(file, typeof data === 'string' ? Buffer.from(data, encoding ?? 'utf8') : Buffer.from(data)),
    }),
    canvasToTempFilePath: (options: Options<object>) => later(options, { tempFilePath: snap() }),
    createSelectorQuery: selectorQuery,
    requestSubscribeMessage: (options: Options<object> & { tmplIds: string[] }) =>
      later(options, Object.fromEntries(options.tmplIds.map((id) => [id, 'accept']))),
    getUpdateManager: () => ({
      onCheckForUpdate: () => undefined,
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
    nextTick: (work: () => void) => setTimeout(work, 0),
    cloud: {
      init: () => undefined,
      callFunction: (options: Options<object> & { name: string; data: unknown }) => {
        const answer = cloud
          .call(options.name, JSON.parse(JSON.stringify(options.data)))
          .then((result) => ({ result, errMsg: 'cloud.callFunction:ok' }))
        answer.then(
          (result) => options.success?.(result),
          (error: Error) => options.fail?.({ errMsg: error.message }),
        )
        return answer
      },
      uploadFile: (options: Options<object> & { cloudPath: string; filePath: string }) => {
        let heard: ((told: { progress: number }) => void) | undefined
        const done = cloud
          .upload(options.cloudPath, readFileSync(options.filePath), (progress) => heard?.({ progress }))
          .then((fileID) => ({ fileID, statusCode: 200, errMsg: 'cloud.uploadFile:ok' }))
        if (!asked(options)) return done
        done.then(
          (result) => options.success?.(result),
          (error: Error) => options.fail?.({ errMsg: error.message }),
        )
        return {
          onProgressUpdate: (told: typeof heard) => {
            heard = told
          },
          abort: () => undefined,
        }
      },
    },
  }
  // documented calls that matter to no test: they succeed without doing anything
  const silent = [
    'setNavigationBarTitle',
    'setNavigationBarColor',
    'showLoading',
    'hideLoading',
    'hideToast',
    'pageScrollTo',
    'stopPullDownRefresh',
    'hideTabBar',
    'showTabBar',
    'setTabBarStyle',
    'hideHomeButton',
    'hideShareMenu',
    'setBackgroundColor',
    'vibrateShort',
    'previewImage',
    'makePhoneCall',
    'setClipboardData',
    'hideKeyboard',
    'login',
    'enableAlertBeforeUnload',
    'disableAlertBeforeUnload',
  ]
  const listeners = [
    'onNetworkStatusChange',
    'offNetworkStatusChange',
    'onAppShow',
    'onAppHide',
    'onWindowResize',
    'offWindowResize',
    'onMemoryWarning',
    'onKeyboardHeightChange',
    'onThemeChange',
    'onNeedPrivacyAuthorization',
    'onError',
    'onUnhandledRejection',
    'onPageNotFound',
    'offAppShow',
    'offAppHide',
    'eventCenter',
  ]
  return {
    wx: {
      ...wx,
      ...papers(dir, opened, fetching),
      ...Object.fromEntries(silent.map((name) => [name, quiet])),
      ...Object.fromEntries(listeners.map((name) => [name, () => undefined])),
    },
    shown,
    opened,
  }
}

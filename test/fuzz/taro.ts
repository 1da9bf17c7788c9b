// Replaces @tarojs/taro for the parsers of what a phone keeps: its storage is a map.
const storage = new Map<string, unknown>()

type Options = { readonly fail?: (error: Error) => void }
/** A file system without a single file: each of its functions fails, as WeChat's do. */
const files = new Proxy<Record<string, (first: unknown) => void>>(
  {},
  {
    get: () => (first: unknown) => {
      const { fail } = (typeof first === 'object' ? first : {}) as Options
      if (fail === undefined) throw new Error('no such file')
      fail(new Error('no such file'))
    },
  },
)

const nothing = (): void => undefined
Object.assign(globalThis, {
  wx: {
    onAppHide: nothing,
    onAppShow: nothing,
    getRandomValues: ({ length, success }: { length: number; success: (got: { randomValues: ArrayBuffer }) => void }) =>
      success({ randomValues: new ArrayBuffer(length) }),
  },
})

const Taro = {
  getStorageSync: (key: string): unknown => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown): void => void storage.set(key, value),
  removeStorageSync: (key: string): void => void storage.delete(key),
  getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
  login: async () => ({ code: 'code' }),
  request: async () => ({ data: undefined }),
  cloud: { callFunction: async () => ({ result: { ok: false, refusal: { code: 'NOT_ALLOWED' }, requestId: '' } }) },
  getFileSystemManager: () => files,
  env: { USER_DATA_PATH: 'wxfile://usr' },
  getCurrentPages: () => [],
  getCurrentInstance: () => ({ router: { path: '' } }),
  getEnv: () => 'WEAPP',
}

// biome-ignore lint/style/noDefaultExport: as the package has it
export default Taro
export const useRouter = () => ({ params: {} })

// Replaces @tarojs/taro for the parsers of what a phone keeps: its storage is a map.
const storage = new Map<string, unknown>()

const Taro = {
  getStorageSync: (key: string): unknown => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown): void => void storage.set(key, value),
  removeStorageSync: (key: string): void => void storage.delete(key),
  getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
  getCurrentInstance: () => ({ router: { path: '' } }),
  getEnv: () => 'WEAPP',
}

// biome-ignore lint/style/noDefaultExport: as the package has it
export default Taro
export const useRouter = () => ({ params: {} })

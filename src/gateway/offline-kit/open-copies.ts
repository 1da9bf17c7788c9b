import Taro from '@tarojs/taro'
import { isWeapp } from '../platform/place'

// WeChat sends and shows files by path only: while it does, a picture lies open in a folder of its own. In a browser it stays in memory.

const home = (): string => `${String(Taro.env['USER_DATA_PATH'])}/opened`

export const copyOf = async (
  bytes: Uint8Array,
  mime: string,
  name: string,
): Promise<{ readonly path: string; readonly blob?: Blob } | undefined> => {
  if (!isWeapp) {
    const blob = new Blob([bytes.slice()], { type: mime })
    return { path: URL.createObjectURL(blob), blob }
  }
  const files = Taro.getFileSystemManager()
  const path = `${home()}/${name}`
  try {
    files.mkdirSync(home(), true)
  } catch {
    // there already
  }
  try {
    files.writeFileSync(path, bytes.slice().buffer as ArrayBuffer)
    return { path }
  } catch {
    return undefined
  }
}

export const closeCopy = async (path: string): Promise<void> => {
  if (!isWeapp) {
    URL.revokeObjectURL(path)
    return
  }
  try {
    Taro.getFileSystemManager().unlinkSync(path)
  } catch {
    // gone already: that is what was wanted
  }
}

/** After a kill: whatever still lies open is taken away. */
export const closeCopies = async (): Promise<void> => {
  if (!isWeapp) return
  try {
    Taro.getFileSystemManager().rmdirSync(home(), true)
  } catch {
    // none was open
  }
}

import Taro from '@tarojs/taro'
import { isWeapp } from '../platform/place'

// WeChat uploads and shows files by path only, so a picture is written unencrypted to a temporary folder while it is open. In a
// browser the picture stays in memory.

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
    // exists already
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
    // already deleted, which is the aim
  }
}

/** Deletes unencrypted copies; also at start, for those left when the app was killed. */
export const closeCopies = async (): Promise<void> => {
  if (!isWeapp) return
  try {
    Taro.getFileSystemManager().rmdirSync(home(), true)
  } catch {
    // there was none
  }
}

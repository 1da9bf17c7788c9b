import Taro from '@tarojs/taro'
import { isWeapp } from '../platform/place'
import { inDatabase } from '../storage/browser-store'
import { slot } from '../storage/key-value'

// Stores sealed bytes by name, in the phone's folder for this app (200 MB) or in the browser's IndexedDB.

const FOLDER = 'sealed'
/** Ending of files being written: an interrupted write leaves such a file, never half a file under its final name. */
const UNFINISHED = '.part'

const home = (): string => `${String(Taro.env['USER_DATA_PATH'])}/${FOLDER}`
const files = () => Taro.getFileSystemManager()

const tried = <T>(work: () => T): T | undefined => {
  try {
    return work()
  } catch {
    return undefined
  }
}

const written = (path: string, bytes: Uint8Array): Promise<boolean> =>
  new Promise((resolve) => {
    files().writeFile({
      filePath: path,
      // copied into a buffer of its own, because the bytes may be a view of a larger buffer
      data: bytes.slice().buffer as ArrayBuffer,
      success: () => resolve(true),
      fail: () => resolve(false),
    })
  })

const renamed = (from: string, to: string): boolean => {
  try {
    files().renameSync(from, to)
    return true
  } catch {
    return false
  }
}

const putOnPhone = async (name: string, bytes: Uint8Array): Promise<boolean> => {
  // usually exists already
  tried(() => files().mkdirSync(home(), true))
  const part = `${home()}/${name}${UNFINISHED}`
  const done = (await written(part, bytes)) && renamed(part, `${home()}/${name}`)
  if (!done) tried(() => files().unlinkSync(part))
  return done
}

const fromPhone = (name: string): Promise<Uint8Array | undefined> =>
  new Promise((resolve) => {
    files().readFile({
      filePath: `${home()}/${name}`,
      success: ({ data }) => resolve(typeof data === 'string' ? undefined : new Uint8Array(data)),
      fail: () => resolve(undefined),
    })
  })

const key = (name: string): string => slot(`${FOLDER}/${name}`)

/** False when there is no space; nothing has been written then. */
export const putBytes = async (name: string, bytes: Uint8Array): Promise<boolean> =>
  isWeapp
    ? putOnPhone(name, bytes)
    : (await inDatabase('readwrite', (store) => store.put(bytes.slice(), key(name)))) !== undefined

export const getBytes = async (name: string): Promise<Uint8Array | undefined> => {
  if (isWeapp) return fromPhone(name)
  const found = await inDatabase<unknown>('readonly', (store) => store.get(key(name)))
  return found?.value instanceof Uint8Array ? found.value : undefined
}

export const dropBytes = async (name: string): Promise<void> => {
  if (isWeapp) tried(() => files().unlinkSync(`${home()}/${name}`))
  else await inDatabase('readwrite', (store) => store.delete(key(name)))
}

/** Names of complete files; unfinished ones are deleted. */
export const namesOfBytes = async (): Promise<readonly string[]> => {
  if (!isWeapp) {
    const all = await inDatabase('readonly', (store) => store.getAllKeys())
    const before = key('')
    return (all?.value ?? []).map(String).flatMap((one) => (one.startsWith(before) ? [one.slice(before.length)] : []))
  }
  const names = tried(() => files().readdirSync(home())) ?? []
  for (const name of names) if (name.endsWith(UNFINISHED)) tried(() => files().unlinkSync(`${home()}/${name}`))
  return names.filter((name) => !name.endsWith(UNFINISHED))
}

import Taro from '@tarojs/taro'
import { nanoid } from 'nanoid/non-secure'
import { inDatabase } from '../storage/browser-store'
import { read, remove, slot, write } from '../storage/key-value'
import type { LocalFile } from './pick'
import { shrink } from './shrink'

// Photos taken without a connection must survive closing the app; the files of the chooser do not.

type Kept = Omit<LocalFile, 'blob'>
const isKept = (value: unknown): value is Kept & { readonly blob?: Blob } =>
  typeof value === 'object' && value !== null && 'name' in value && 'mime' in value && 'size' in value

const savedOnPhone = (path: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: path,
      success: ({ savedFilePath }) => resolve(String(savedFilePath)),
      fail: () => resolve(undefined),
    })
  })

/** Stores a chosen file on this phone until `dropKept`. Undefined when there is no space left. */
export const keepFile = async (chosen: LocalFile): Promise<string | undefined> => {
  const file = await shrink(chosen)
  const id = nanoid(16)
  if (process.env.TARO_ENV === 'weapp') {
    const path = await savedOnPhone(file.path)
    if (path === undefined) return undefined
    return write(`kept:${id}`, { path, name: file.name, size: file.size, mime: file.mime } satisfies Kept)
      ? id
      : undefined
  }
  const blob = file.blob ?? (await (await fetch(file.path)).blob())
  const done = await inDatabase('readwrite', (store) =>
    store.put({ name: file.name, size: file.size, mime: file.mime, blob }, slot(id)),
  )
  return done === undefined ? undefined : id
}

/** A stored file, ready to be shown or uploaded. */
export const keptFile = async (id: string): Promise<LocalFile | undefined> => {
  if (process.env.TARO_ENV === 'weapp') {
    const kept = read(`kept:${id}`)
    return isKept(kept) ? { ...kept, small: true } : undefined
  }
  const found = await inDatabase<unknown>('readonly', (store) => store.get(slot(id)))
  if (!isKept(found?.value) || found.value.blob === undefined) return undefined
  const { name, size, mime, blob } = found.value
  return { path: URL.createObjectURL(blob), name, size, mime, blob, small: true }
}

export const dropKept = async (id: string): Promise<void> => {
  if (process.env.TARO_ENV !== 'weapp') {
    await inDatabase('readwrite', (store) => store.delete(slot(id)))
    return
  }
  const kept = read(`kept:${id}`)
  if (isKept(kept)) Taro.getFileSystemManager().removeSavedFile({ filePath: kept.path, fail: () => undefined })
  remove(`kept:${id}`)
}

/** Deletes all files stored under this page's prefix, in a browser that another person will use. */
export const dropAllKept = async (): Promise<void> => {
  const own = slot('')
  // the whole key range of this folder
  await inDatabase('readwrite', (store) => store.delete(IDBKeyRange.bound(own, `${own}\uffff`)))
}

import type { FileId } from '@domain/kernel/ids'
import Taro from '@tarojs/taro'
import { read, remove, slot, write } from '../storage/key-value'
import { dropKept, keepFile, keptFile } from './kept-files'
import type { LocalFile } from './pick'

// Files chosen and not uploaded yet, by the name of their row. They survive closing the page and the app.

const slotOf = (row: string): string => `waiting:${row}`
const listOf = (row: string): readonly string[] => {
  const kept = read(slotOf(row))
  return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : []
}
const writeList = (row: string, ids: readonly string[]): void => {
  if (ids.length === 0) remove(slotOf(row))
  else write(slotOf(row), ids)
}

export type WaitingFile = { readonly id: string; readonly local: LocalFile }

/**
 * Stores a file until it is uploaded. Undefined when this phone has no space for it: it is uploaded all the same, as long as
 * the page is open.
 */
export const putBy = async (row: string, chosen: LocalFile): Promise<WaitingFile | undefined> => {
  try {
    const id = await keepFile(chosen)
    const local = id === undefined ? undefined : await keptFile(id)
    if (id === undefined || local === undefined) return undefined
    writeList(row, [...listOf(row), id])
    return { id, local }
  } catch {
    return undefined
  }
}

/** Files whose upload was interrupted when the app was closed or killed. */
export const stillWaiting = async (row: string): Promise<readonly WaitingFile[]> => {
  const found: WaitingFile[] = []
  for (const id of listOf(row)) {
    const local = await keptFile(id)
    if (local !== undefined) found.push({ id, local })
  }
  return found
}

/** Removes a file that was uploaded or is not wanted any more. */
export const letGo = async (row: string, id: string): Promise<void> => {
  writeList(
    row,
    listOf(row).filter((one) => one !== id),
  )
  await dropKept(id)
}

// Files that were deleted on the page, whose bytes stay until the page is left, because a deletion can be undone.
const asideOf = (row: string): string => `aside:${row}`
const idsAside = (row: string): readonly string[] => {
  const kept = read(asideOf(row))
  return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : []
}

/** A deleted file: it is not uploaded any more, also not after the app was killed. */
export const setAside = (row: string, id: string): void => {
  write(asideOf(row), [...idsAside(row), id])
  writeList(
    row,
    listOf(row).filter((one) => one !== id),
  )
}
/** The deletion is undone. */
export const takeBack = (row: string, id: string): void => {
  writeList(row, [...listOf(row), id])
  const rest = idsAside(row).filter((one) => one !== id)
  if (rest.length === 0) remove(asideOf(row))
  else write(asideOf(row), rest)
}
/** Nothing can be undone any more. */
export const dropAside = async (row: string): Promise<void> => {
  const ids = idsAside(row)
  remove(asideOf(row))
  for (const id of ids) await dropKept(id)
}

const arrivedOf = (row: string): readonly FileId[] => {
  const kept = read(`arrived:${row}`)
  return Array.isArray(kept) ? kept.filter((id): id is FileId => typeof id === 'string') : []
}
/** Notes an upload that finished while no page was open. */
export const noteArrived = (row: string, file: FileId): void => void write(`arrived:${row}`, [...arrivedOf(row), file])
/** The uploads that finished while no page was open; returned only once. */
export const takeArrived = (row: string): readonly FileId[] => {
  const files = arrivedOf(row)
  remove(`arrived:${row}`)
  return files
}

/** Removes all pending files and notes of a form that has been handed in. */
export const letAllGo = async (form: string): Promise<void> => {
  for (const key of Taro.getStorageInfoSync().keys)
    if (key.startsWith(slot(`arrived:${form}/`))) remove(key.slice(slot('').length))
  for (const key of Taro.getStorageInfoSync().keys)
    if (key.startsWith(slot(`${asideOf(form)}/`))) await dropAside(key.slice(slot(asideOf('')).length))
  const before = slot(`${slotOf(form)}/`)
  const rows = Taro.getStorageInfoSync().keys.filter((key) => key.startsWith(before))
  for (const key of rows) {
    const row = key.slice(slot(slotOf('')).length)
    for (const id of listOf(row)) await letGo(row, id)
  }
}

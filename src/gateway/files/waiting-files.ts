import type { FileId } from '@domain/kernel/ids'
import Taro from '@tarojs/taro'
import { prefix } from '../platform/place'
import { read, remove, write } from '../storage/key-value'
import { dropKept, keepFile, keptFile } from './kept-files'
import type { LocalFile } from './pick'

// Chosen and not yet arrived: the files of one row of pictures, by name of the row. They outlive the page and the app.

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

/** Put by until it has arrived. Undefined when this phone has no room for it: it is sent all the same, while the page stands. */
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

/** What was still on its way when the app was closed or killed. */
export const stillWaiting = async (row: string): Promise<readonly WaitingFile[]> => {
  const found: WaitingFile[] = []
  for (const id of listOf(row)) {
    const local = await keptFile(id)
    if (local !== undefined) found.push({ id, local })
  }
  return found
}

/** It has arrived, or is not wanted any more. */
export const letGo = async (row: string, id: string): Promise<void> => {
  writeList(
    row,
    listOf(row).filter((one) => one !== id),
  )
  await dropKept(id)
}

const arrivedOf = (row: string): readonly FileId[] => {
  const kept = read(`arrived:${row}`)
  return Array.isArray(kept) ? kept.filter((id): id is FileId => typeof id === 'string') : []
}
/** It has arrived while no page was there to be told. */
export const noteArrived = (row: string, file: FileId): void => void write(`arrived:${row}`, [...arrivedOf(row), file])
/** What arrived while no page was there; told once. */
export const takeArrived = (row: string): readonly FileId[] => {
  const files = arrivedOf(row)
  remove(`arrived:${row}`)
  return files
}

/** Nothing of this form is to be sent or told any more: it has been handed in. */
export const letAllGo = async (form: string): Promise<void> => {
  for (const key of Taro.getStorageInfoSync().keys)
    if (key.startsWith(`${prefix()}arrived:${form}/`)) remove(key.slice(prefix().length))
  const before = `${prefix()}${slotOf(form)}/`
  const rows = Taro.getStorageInfoSync().keys.filter((key) => key.startsWith(before))
  for (const key of rows) {
    const row = key.slice(`${prefix()}${slotOf('')}`.length)
    for (const id of listOf(row)) await letGo(row, id)
  }
}

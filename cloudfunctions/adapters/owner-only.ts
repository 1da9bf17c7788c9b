import { chmodSync, closeSync, existsSync, openSync } from 'node:fs'
import { codeOf } from './error-code'

const FILE = 0o600
const FOLDER = 0o700

const mended = (place: string, mode: number): void => {
  try {
    if (existsSync(place)) chmodSync(place, mode)
  } catch (error) {
    // another account's, which sees to it itself; a disk that knows no modes
    if (!['EPERM', 'EROFS', 'ENOTSUP', 'ENOENT'].includes(codeOf(error))) throw error
  }
}

/** The file, made when it is not there, is read and written by its owner alone, whatever the process’s umask says. */
export const ownFile = (file: string): void => {
  try {
    if (!existsSync(file)) closeSync(openSync(file, 'a', FILE))
  } catch {
    return // whoever opens it next says why it cannot be had
  }
  mended(file, FILE)
}
/** … and those that others make beside it, when they are there. */
export const ownIfThere = (...files: readonly string[]): void => {
  for (const file of files) mended(file, FILE)
}
/** A folder that only its owner enters: what lies in it is shut off with it. */
export const ownFolder = (folder: string): void => mended(folder, FOLDER)

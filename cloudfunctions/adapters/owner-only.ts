import { chmodSync, closeSync, existsSync, openSync } from 'node:fs'
import { codeOf } from './error-code'

const FILE = 0o600
const FOLDER = 0o700

const mended = (place: string, mode: number): void => {
  try {
    if (existsSync(place)) chmodSync(place, mode)
  } catch (error) {
    // a file of another account, which is responsible for it; or a file system without modes
    if (!['EPERM', 'EROFS', 'ENOTSUP', 'ENOENT'].includes(codeOf(error))) throw error
  }
}

/** Creates the file if missing and restricts it to its owner, whatever the umask of the process. */
export const ownFile = (file: string): void => {
  try {
    if (!existsSync(file)) closeSync(openSync(file, 'a', FILE))
  } catch {
    return // the next attempt to open it reports the error
  }
  mended(file, FILE)
}
/** Restricts companion files to the owner, where they exist. */
export const ownIfThere = (...files: readonly string[]): void => {
  for (const file of files) mended(file, FILE)
}
/** Restricts a folder, and thereby everything in it, to its owner. */
export const ownFolder = (folder: string): void => mended(folder, FOLDER)

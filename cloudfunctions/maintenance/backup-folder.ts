import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { FileId } from '@domain/kernel/ids'
import { codeOf } from '../adapters/error-code'

/** Uploaded files lie beside the backup, each under its own id. */
const filesOf = (file: string): string => `${file}.files`

/** Written beside and moved into place when it is whole: a backup that broke off has another name, or none. */
export const writeBackup = async <R>(
  file: string,
  work: (write: (line: string) => Promise<void>, keep: (id: FileId, bytes: Uint8Array) => Promise<void>) => Promise<R>,
): Promise<R> => {
  const beside = `${file}.part`
  const handle = await open(beside, 'wx', 0o600)
  try {
    await mkdir(filesOf(file), { mode: 0o700 })
    const result = await work(
      async (line) => void (await handle.write(line)),
      (id, bytes) => writeFile(path.join(filesOf(file), id), bytes, { mode: 0o600 }),
    )
    await handle.sync()
    await handle.close()
    await rename(beside, file)
    return result
  } catch (error) {
    await handle.close()
    await rm(beside, { force: true })
    await rm(filesOf(file), { recursive: true, force: true })
    throw error
  }
}

export const linesOf = (file: string) => (): AsyncIterable<string> =>
  createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })

export const takeFrom =
  (file: string) =>
  async (id: FileId): Promise<Uint8Array | undefined> => {
    try {
      return await readFile(path.join(filesOf(file), id))
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined
      throw error
    }
  }

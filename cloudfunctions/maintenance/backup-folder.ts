import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { FileId } from '@domain/kernel/ids'
import { codeOf } from '../adapters/error-code'

/** Uploaded files are next to the backup, each named by its id. */
const filesOf = (file: string): string => `${file}.files`

type Write = (line: string) => Promise<void>

/**
 * Writes to a temporary name and renames the file when it is complete and `keep` accepts it; an aborted run leaves no file of
 * the final name.
 */
export const writeLines = async <R>(
  file: string,
  work: (write: Write) => Promise<R>,
  keep: (result: R) => boolean = () => true,
): Promise<R> => {
  const beside = `${file}.part`
  const handle = await open(beside, 'wx', 0o600)
  try {
    const result = await work(async (line) => void (await handle.write(line)))
    await handle.sync()
    if (keep(result)) await rename(beside, file)
    return result
  } finally {
    await handle.close()
    await rm(beside, { force: true }) // renamed by now, unless something failed
  }
}

/** The same, with a folder of files next to it. */
export const writeBackup = async <R>(
  file: string,
  work: (write: Write, keep: (id: FileId, bytes: Uint8Array) => Promise<void>) => Promise<R>,
): Promise<R> => {
  const folder = filesOf(file)
  await mkdir(folder, { mode: 0o700 })
  try {
    return await writeLines(file, (write) =>
      work(write, (id, bytes) => writeFile(path.join(folder, id), bytes, { mode: 0o600 })),
    )
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
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

import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'

/** Writes a small JSON file atomically: after a crash there is the old or the new file, never half of one. */
export const keepJson = (file: string, value: unknown, mode = 0o600): void => {
  const draft = `${file}.new`
  const handle = openSync(draft, 'w', mode)
  try {
    writeSync(handle, `${JSON.stringify(value)}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
}

export const readJson = (file: string): unknown =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : undefined

import { Worker } from 'node:worker_threads'
import type { TableRow } from '@domain/kernel/table'
import type { Sheet, Tables, Unreadable } from '../../ports/tables'
import { codeOf } from '../error-code'
import { excelTables } from './excel'
import type { Said } from './thread'

/** A smaller table is read sooner than a thread has started. */
const SMALL = 40_000
/** Four times what the largest permitted table was measured to take. */
const MEMORY_MB = 1500
/** Twenty times as long: a table that never ends would keep all others waiting. */
const PATIENCE_MS = 100_000

type Read = readonly Sheet[] | Unreadable

type Limits = { readonly memoryMb: number; readonly patienceMs: number }

const readIn = (script: string, bytes: Uint8Array, { memoryMb, patienceMs }: Limits): Promise<Read> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(script, { workerData: bytes, resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
    const sheets: { readonly about: Omit<Sheet, 'rows'>; readonly rows: TableRow[] }[] = []
    const end = (read: Read): void => {
      clearTimeout(patience)
      resolve(read)
      void thread.terminate()
    }
    const patience = setTimeout(() => end('too-long'), patienceMs)
    thread.on('message', (said: Said) => {
      if (said === 'all') return end(sheets.map(({ about, rows }) => ({ ...about, rows })))
      if ('unreadable' in said) return end(said.unreadable)
      if ('sheet' in said) sheets.push({ about: said.sheet, rows: [] })
      else sheets[sheets.length - 1]?.rows.push(...said.rows)
      thread.postMessage('next')
    })
    // a table that takes all the memory of its thread takes nobody else's
    thread.on('error', (error) => (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? end('too-long') : reject(error)))
    thread.on('exit', () => {
      clearTimeout(patience)
      reject(new Error('the thread ended before its table'))
    })
  })

/**
 * Reads tables in a thread of its own, one at a time, where one process answers everybody: others wait for no table.
 * `script`: the bundle of thread.ts; `small`: as many bytes are read without a thread; `memoryMb` and
 * `patienceMs`: a thread may take.
 */
export const threadedTables = (
  script: string,
  { small = SMALL, memoryMb = MEMORY_MB, patienceMs = PATIENCE_MS } = {},
): Tables => {
  let last: Promise<unknown> = Promise.resolve()
  return {
    ...excelTables,
    read: (bytes) => {
      if (bytes.length <= small) return excelTables.read(bytes)
      const read = last.then(() => readIn(script, bytes, { memoryMb, patienceMs }))
      last = read.catch(() => undefined)
      return read
    },
  }
}

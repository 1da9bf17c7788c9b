import { parentPort, workerData } from 'node:worker_threads'
import type { TableRow } from '@domain/kernel/table'
import type { Sheet, Unreadable } from '../../ports/tables'
import { excelTables } from './excel'

/** So many rows are copied between two threads within a few milliseconds. */
const PORTION = 500

/** What the thread says: why it is no table, a sheet that begins, rows of the last sheet, that this was all. */
export type Said =
  | { readonly unreadable: Unreadable }
  | { readonly sheet: Omit<Sheet, 'rows'> }
  | { readonly rows: readonly TableRow[] }
  | 'all'

function* saidOf(read: readonly Sheet[] | Unreadable): Generator<Said> {
  if (typeof read === 'string') {
    yield { unreadable: read }
    return
  }
  for (const { rows, ...sheet } of read) {
    yield { sheet }
    for (let at = 0; at < rows.length; at += PORTION) yield { rows: rows.slice(at, at + PORTION) }
  }
  yield 'all'
}

/** A thread that reads one table: each message asks for the next portion, because portions that wait are taken all at once. */
const port = parentPort
if (port !== null)
  void excelTables.read(workerData as Uint8Array).then((read) => {
    const portions = saidOf(read)
    const next = (): void => {
      const portion = portions.next()
      if (portion.done !== true) port.postMessage(portion.value)
    }
    port.on('message', next)
    next()
  })

import type { FileId } from '@domain/kernel/ids'
import type { RefusalCode } from '@domain/kernel/refusals'
import { ok, type Result, refuse } from '@domain/kernel/result'
import type { Tx } from '../../ports/doc-store'
import type { InCommand } from '../call/context'
import { FILES } from '../stored/collections'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const LINK_MS = 5 * 60_000

type Made = {
  readonly id: FileId
  readonly purpose: 'table' | 'paper'
  readonly mime: string
  readonly name: string
  readonly bytes: Uint8Array
  /** how long the link in the answer opens the file */
  readonly linkMs?: number
}

/**
 * Stores a file that the cloud has made, and answers with a link to it. The record is written before the bytes, so that there are
 * never bytes without a record. The file belongs to no case or union: only the link opens it, and the retention job deletes it.
 * `also`: what is written with the answer.
 */
export const handOutFile = async <T extends object, C extends RefusalCode = never>(
  { ports, person, now, commit }: InCommand,
  { id, purpose, mime, name, bytes, linkMs = LINK_MS }: Made,
  also: (tx: Tx) => Promise<Result<T, C>>,
) => {
  await ports.store.transaction(async (tx) => {
    const record = { id, owner: person.id, purpose, state: 'awaited', mime, size: bytes.length, at: now } as const
    if ((await tx.get(FILES, id)) === undefined) await tx.insert(FILES, id, record)
  })
  await ports.files.write(id, bytes)
  const link = await ports.files.link(id, mime, name, linkMs, person.id)
  return commit(async (tx): Promise<Result<T & typeof link & { name: string }, C | 'NOT_FOUND'>> => {
    const done = await also(tx)
    if (!done.ok) return done
    const record = await tx.get(FILES, id)
    if (record === undefined) return refuse('NOT_FOUND')
    await tx.replace(FILES, record, { ...record.doc, state: 'received' })
    return ok({ name, ...link, ...done.value })
  })
}

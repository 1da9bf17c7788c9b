import { createHash } from 'node:crypto'
import type { FileId } from '@domain/kernel/ids'
import type { StoreWalk } from '../../ports/doc-store'
import type { Clock, FileStore, Sealer } from '../../ports/world'
import { treatStored } from '../keys/sealed-leaves'
import { FILES, STORED_COLLECTIONS } from '../stored/collections'
import { BACKUP, type FileLine, type Header, type Tail } from './backup-format'
import { everything } from './walk'

export type BackupFrom = {
  readonly store: StoreWalk
  readonly files: Pick<FileStore, 'read'>
  readonly sealer: Pick<Sealer, 'keyOf' | 'find' | 'hash'>
  readonly clock: Clock
}
/** Writes a file's bytes next to the backup. */
export type KeepFile = (file: FileId, bytes: Uint8Array) => Promise<void>

type Counts = { counts: Record<string, number>; files: number; missing: number; keys: Set<string> }

async function* documents({ store, sealer }: BackupFrom, into: Counts): AsyncGenerator<unknown> {
  for (const collection of STORED_COLLECTIONS) {
    into.counts[collection.name] = 0
    for await (const { id, doc } of everything(store, collection)) {
      treatStored(sealer, collection, { id, doc }, ({ key }) => into.keys.add(key))
      into.counts[collection.name] = (into.counts[collection.name] ?? 0) + 1
      yield { c: collection.name, id, doc }
    }
  }
}

/** Files are read after the documents, so that every file named here was known to a document before. */
async function* fileLines({ store, files }: BackupFrom, keep: KeepFile, into: Counts): AsyncGenerator<FileLine> {
  for await (const { doc } of everything(store, FILES)) {
    if (doc.state !== 'received') continue
    const bytes = await files.read(doc.id, doc.cloudId)
    into.files += 1
    if (bytes === undefined) {
      into.missing += 1
      yield { file: doc.id, size: 0, sha256: '', missing: true }
    } else {
      await keep(doc.id, bytes)
      yield { file: doc.id, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('base64url') }
    }
  }
}

export type BackedUp = {
  readonly still: boolean
  readonly counts: Readonly<Record<string, number>>
  readonly files: number
  /** files that documents refer to and the store no longer has */
  readonly missing: number
  readonly digest: string
}

/**
 * Passes everything in the store to `write` line by line, so that the size of the store is not limited by memory. Reads a
 * snapshot if the store offers one; otherwise walks over a store in use, and may miss part of what is written during the walk.
 */
export const backup = async (
  from: BackupFrom,
  write: (line: string) => Promise<void>,
  keep: KeepFile,
): Promise<BackedUp> => {
  const digest = createHash('sha256')
  const say = async (value: unknown): Promise<void> => {
    const line = `${JSON.stringify(value)}\n`
    digest.update(line)
    await write(line)
  }
  const all = async (store: StoreWalk, still: boolean): Promise<BackedUp> => {
    const so: Counts = { counts: {}, files: 0, missing: 0, keys: new Set() }
    const names = STORED_COLLECTIONS.map(({ name }) => name)
    await say({ ...BACKUP, at: from.clock.now(), still, collections: names } satisfies Header)
    for await (const line of documents({ ...from, store }, so)) await say(line)
    for await (const line of fileLines({ ...from, store }, keep, so)) await say(line)
    const sum = digest.digest('base64url')
    const { counts, files, missing, keys } = so
    const end = { counts, files, keys: [...keys].sort(), digest: sum, vouched: from.sealer.hash(sum, 'backup') }
    await write(`${JSON.stringify({ end } satisfies Tail)}\n`)
    return { still, counts, files, missing, digest: sum }
  }
  const { store } = from
  return store.atOneMoment === undefined ? all(store, false) : store.atOneMoment((still) => all(still, true))
}

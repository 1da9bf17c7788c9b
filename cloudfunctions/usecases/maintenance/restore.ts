import { FileId } from '@domain/kernel/ids'
import type { Collection, DocStore, StoreWalk, Tx } from '../../ports/doc-store'
import type { FileStore } from '../../ports/world'
import { isEmpty } from '../keys/prove'
import { KEY_MARKS, STORED_COLLECTIONS } from '../stored/collections'
import { upsert } from '../stored/documents'
import { DocLine, FileLine, type Header, parsed } from './backup-format'
import { checkBackup, type Keys, type Lines, type RestoreFault, type TakeFile } from './check-backup'

export type RestoreInto = {
  readonly store: DocStore & StoreWalk
  readonly files: Pick<FileStore, 'write'>
  readonly sealer: Keys
}

const byName = new Map<string, Collection<never>>(STORED_COLLECTIONS.map((each) => [each.name, each]))

const DOCS_AT_ONCE = 10
type Line = { readonly c: string; readonly id: string; readonly doc: unknown }

const putIn = async (tx: Tx, { c, id, doc }: Line): Promise<void> => {
  const collection = byName.get(c)
  if (collection === undefined) return
  // the only document that may exist already: the key marks of a server that was started on the empty store
  const seen = c === KEY_MARKS.name ? await tx.get(collection, id) : undefined
  await upsert(tx, collection, id, seen, doc as never)
}

/** Inserts the documents a few at a time, as every store allows. */
const insertAll = async (store: DocStore, lines: Lines): Promise<number> => {
  let waiting: Line[] = []
  let done = 0
  const flush = async (): Promise<void> => {
    const batch = waiting
    waiting = []
    await store.transaction(async (tx) => {
      for (const each of batch) await putIn(tx, each)
    })
    done += batch.length
  }
  for await (const line of lines()) {
    const doc = parsed(DocLine, line)
    if (doc !== undefined) waiting.push(doc)
    if (waiting.length === DOCS_AT_ONCE) await flush()
  }
  if (waiting.length > 0) await flush()
  return done
}

const writeFiles = async (files: RestoreInto['files'], lines: Lines, take: TakeFile): Promise<number> => {
  let done = 0
  for await (const line of lines()) {
    const file = parsed(FileLine, line)
    const id = FileId.safeParse(file?.file)
    const bytes = id.success ? await take(id.data) : undefined
    if (!id.success || bytes === undefined) continue
    await files.write(id.data, bytes)
    done += 1
  }
  return done
}

export type Restored =
  | { readonly ok: true; readonly documents: number; readonly files: number; readonly header: Header }
  | { readonly ok: false; readonly fault: RestoreFault }

/**
 * Restores a backup into an empty store. Files are written first, so that no document refers to a missing file. When
 * interrupted, the store must be emptied (a new database, a new file) and the restore started again: it never continues into
 * half a store.
 */
export const restore = async (into: RestoreInto, lines: Lines, take: TakeFile): Promise<Restored> => {
  const checked = await checkBackup(lines, into.sealer, take)
  if (!checked.ok) return checked
  if (!(await isEmpty(into.store))) return { ok: false, fault: 'not-empty' }
  const files = await writeFiles(into.files, lines, take)
  const documents = await insertAll(into.store, lines)
  return { ok: true, documents, files, header: checked.header }
}

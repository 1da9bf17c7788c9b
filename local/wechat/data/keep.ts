import path from 'node:path'
import { type Engine, openEngine } from '@cloud/adapters/sqlite/engine'
import type { IndexDeclaration } from './collection'
import { type Texts, textsInMemory, textsOnDisk } from './texts'
import type { Change } from './unit'

/** Stores everything that must survive a restart or a kill: one SQLite file, written before the response is sent. */
export interface Keep {
  collections(): readonly { readonly name: string; readonly indexes: readonly IndexDeclaration[] }[]
  texts(collection: string): Texts
  collection(name: string, indexes: readonly IndexDeclaration[]): void
  changes(changes: readonly Change[]): void
  close(): void
}

/** `folder` undefined: nothing is stored on disk. */
export const openKeep = (folder: string | undefined): Keep =>
  folder === undefined ? IN_MEMORY : inFile(openEngine(path.join(folder, 'wechat.db')))

const IN_MEMORY: Keep = {
  collections: () => [],
  texts: textsInMemory,
  collection: () => undefined,
  changes: () => undefined,
  close: () => undefined,
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY NOT NULL, indexes TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
  collection TEXT NOT NULL, place TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (collection, place)
) WITHOUT ROWID;
`
const AT_ONCE = 500
/** Number of cached texts, a few kilobytes each. */
const ROOM = 8_000

// SQLite would end the text at a NUL, which marks ids that are not texts.
const toColumn = (place: string): string => place.replace('\u0000', '\u0001')
const fromColumn = (place: unknown): string => String(place).replace('\u0001', '\u0000')

function* documentsIn(engine: Engine, collection: string): Generator<readonly [string, string]> {
  let last = ''
  for (;;) {
    const rows = engine.all(
      `SELECT place, text FROM documents WHERE collection = ? AND place > ? ORDER BY place LIMIT ${AT_ONCE}`,
      [collection, last],
    )
    for (const [place, text] of rows) yield [fromColumn(place), String(text)]
    if (rows.length < AT_ONCE) return
    last = String(rows.at(-1)?.[0])
  }
}

const writeChange = (engine: Engine, { collection, at, after }: Change): void => {
  const key = [collection.name, toColumn(at)]
  if (after === undefined) engine.run('DELETE FROM documents WHERE collection = ? AND place = ?', key)
  else engine.run('INSERT OR REPLACE INTO documents (collection, place, text) VALUES (?, ?, ?)', [...key, after])
}

const inFile = (engine: Engine): Keep => {
  // A kill loses no acknowledged write; a power cut may lose the last moments, but leaves nothing half written. Syncing at each
  // commit would make a year through the gateway several times as long.
  engine.exec('PRAGMA synchronous = NORMAL')
  engine.exec(SCHEMA)
  const read = (collection: string, at: string): string | undefined => {
    const row = engine.first('SELECT text FROM documents WHERE collection = ? AND place = ?', [
      collection,
      toColumn(at),
    ])
    return row === undefined ? undefined : String(row[0])
  }
  return {
    collections: () =>
      engine
        .all('SELECT name, indexes FROM collections', [])
        .map(([name, indexes]) => ({ name: String(name), indexes: JSON.parse(String(indexes)) as IndexDeclaration[] })),
    texts: (collection) =>
      textsOnDisk(
        ROOM,
        (at) => read(collection, at),
        () => documentsIn(engine, collection),
      ),
    collection: (name, indexes) =>
      void engine.run('INSERT OR REPLACE INTO collections (name, indexes) VALUES (?, ?)', [
        name,
        JSON.stringify(indexes),
      ]),
    changes: (changes) =>
      engine.atomically(() => {
        for (const change of changes) writeChange(engine, change)
      }),
    close: () => engine.close(),
  }
}

import path from 'node:path'
import { type Engine, openEngine } from '@cloud/adapters/sqlite/engine'
import type { IndexDeclaration } from './collection'
import type { Change } from './unit'

export type Kept = {
  readonly collections: readonly {
    readonly name: string
    readonly indexes: readonly IndexDeclaration[]
    readonly documents: Iterable<readonly [place: string, text: string]>
  }[]
}

/** Where the gateway keeps what is to survive a restart or a kill: one SQLite file, written before a reply goes out. */
export interface Keep {
  load(): Kept
  collection(name: string, indexes: readonly IndexDeclaration[]): void
  changes(changes: readonly Change[]): void
  close(): void
}

/** `folder` undefined: nothing is kept. */
export const openKeep = (folder: string | undefined): Keep =>
  folder === undefined
    ? {
        load: () => ({ collections: [] }),
        collection: () => undefined,
        changes: () => undefined,
        close: () => undefined,
      }
    : inFile(openEngine(path.join(folder, 'wechat.db')))

const SCHEMA = `
CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY NOT NULL, indexes TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
  collection TEXT NOT NULL, place TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (collection, place)
) WITHOUT ROWID;
`

// SQLite would end the text at a NUL, which marks the ids that are no texts.
const toColumn = (place: string): string => place.replace('\u0000', '\u0001')
const fromColumn = (place: unknown): string => String(place).replace('\u0001', '\u0000')

const documentsIn = (engine: Engine, collection: string): (readonly [string, string])[] =>
  engine
    .all('SELECT place, text FROM documents WHERE collection = ?', [collection])
    .map(([place, text]) => [fromColumn(place), String(text)])

const writeChange = (engine: Engine, { collection, at, after }: Change): void => {
  const place = toColumn(at)
  if (after === undefined)
    engine.run('DELETE FROM documents WHERE collection = ? AND place = ?', [collection.name, place])
  else
    engine.run('INSERT OR REPLACE INTO documents (collection, place, text) VALUES (?, ?, ?)', [
      collection.name,
      place,
      after,
    ])
}

const inFile = (engine: Engine): Keep => {
  engine.exec(SCHEMA)
  return {
    load: () => ({
      collections: engine.all('SELECT name, indexes FROM collections', []).map(([name, indexes]) => ({
        name: String(name),
        indexes: JSON.parse(String(indexes)) as IndexDeclaration[],
        documents: documentsIn(engine, String(name)),
      })),
    }),
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

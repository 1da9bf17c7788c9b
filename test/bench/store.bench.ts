// Measures the document store against the bare engine: the same rows, in the same tables, in one run.
import path from 'node:path'
import { openSqlite, type SqliteStore } from '@cloud/adapters/sqlite/store'
import type { Collection, Tx } from '@cloud/ports/doc-store'
import { CASES, COLLECTIONS, COMMANDS, ENTRIES, INBOX, OUTBOX } from '@cloud/usecases/stored/collections'
import { openBare } from './bare'
import { howMany, inFolder, measure, WARM_UP } from './measure'
import { answerDoc, caseDoc, caseId, entryDoc, messageDoc } from './samples'

const ROUNDS = howMany(400, 4)
const WAITING = howMany(20_000, 500)
const BOUND = 3
const AT_ONCE = 16
const GROUPS = howMany(50, 2)
const ALL = ROUNDS + 2 * WARM_UP + AT_ONCE * (GROUPS + WARM_UP)
/** The commands of one group, none of which was run on its own before. */
const groupOf = (round: number): readonly number[] =>
  Array.from({ length: AT_ONCE }, (_, i) => ROUNDS + 2 * WARM_UP + round * AT_ONCE + i)

// Typed loosely: the store accepts any shape whose indexed fields can be read; these test documents are shaped like the real
// documents.
const as = <T>(_collection: Collection<T>, doc: unknown): T => doc as T
const inserts = (i: number): readonly (readonly [Collection<never>, string, never])[] =>
  [
    [COMMANDS, `PE-0001:${i}`, answerDoc(i)] as const,
    [ENTRIES, `E-${i}`, entryDoc(i)] as const,
    [INBOX, `M-${i}`, messageDoc(i, 'waiting')] as const,
    [OUTBOX, `M-${i}`, messageDoc(i, 'waiting')] as const,
  ].map(([collection, id, doc]) => [collection as Collection<never>, id, doc as never] as const)

const fill = async (store: SqliteStore): Promise<void> => {
  for (let from = 0; from < WAITING; from += 500)
    await store.transaction(async (tx: Tx) => {
      for (let i = from; i < from + 500; i += 1) await tx.insert(CASES, caseId(i), as(CASES, caseDoc(i)))
    })
}

const command = (store: SqliteStore, i: number): Promise<void> =>
  store.transaction(async (tx) => {
    const seen = await tx.get(CASES, caseId(i % WAITING))
    for (const [collection, id, doc] of inserts(i)) await tx.insert(collection, id, doc)
    if (seen !== undefined) await tx.replace(CASES, seen, as(CASES, caseDoc(i % WAITING)))
  })

const contest = async (folder: string): Promise<void> => {
  const files = { ours: path.join(folder, 'ours.sqlite'), raw: path.join(folder, 'raw.sqlite') }
  const filled = openSqlite(files.raw, COLLECTIONS)
  await fill(filled)
  const met = await Promise.all(Array.from({ length: ALL }, (_, i) => filled.get(CASES, caseId(i))))
  filled.close()
  const store = openSqlite(files.ours, COLLECTIONS)
  await fill(store)
  const raw = openBare(files.raw)
  const page = raw.page('base')

  const commands = Array.from({ length: ALL }, (_, i) => {
    const id = caseId(i)
    const inserted = inserts(i).map(([collection, key, doc]) => ({ collection, id: key, doc }))
    return raw.transaction(
      [...inserted, { collection: CASES as Collection<never>, id, doc: caseDoc(i), from: met[i]?.v ?? 0 }],
      raw.reading(CASES as Collection<never>, id),
    )
  })
  const results = [
    await measure({
      name: 'durable command: read 1, insert 4, replace 1',
      rounds: ROUNDS,
      bound: BOUND,
      ours: (i) => command(store, i),
      raw: (i) => commands[i]?.(),
    }),
    await measure({
      name: `${AT_ONCE} durable commands at once`,
      rounds: GROUPS,
      bound: BOUND,
      ours: async (i) => {
        await Promise.all(groupOf(i).map((each) => command(store, each)))
      },
      raw: (i) => {
        for (const each of groupOf(i)) commands[each]?.()
      },
    }),
    await measure({
      name: `queue page: 20 of ${WAITING} cases`,
      rounds: ROUNDS,
      bound: BOUND,
      ours: async (i) => {
        await store.query(CASES, { index: 'byBase', eq: [`OR-base-${i % 40}`, 'submitted'], limit: 20 })
      },
      raw: (i) => void page(`OR-base-${i % 40}`, 'submitted'),
    }),
  ]
  console.table(results)
  store.close()
  raw.close()
}

void inFolder(contest)

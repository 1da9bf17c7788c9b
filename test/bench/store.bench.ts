// What the document store costs beside the bare engine: the same rows, in the same tables, in one run.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openSqlite, type SqliteStore } from '@cloud/adapters/sqlite/store'
import { indexedFields, keysOf } from '@cloud/adapters/store/payload'
import type { Collection, Stored, Tx } from '@cloud/ports/doc-store'
import { CASES, COLLECTIONS, COMMANDS, ENTRIES, INBOX, OUTBOX } from '@cloud/usecases/collections'
import Database from 'libsql'
import { measure } from './measure'

const ROUNDS = 400
const WAITING = 20_000
const BOUND = 3

/** About what a case weighs after its survey. */
const caseDoc = (i: number): unknown => ({
  id: `CA-${String(i).padStart(6, '0')}`,
  org: { base: `OR-base-${i % 40}`, county: `OR-county-${i % 8}`, city: 'OR-city', jurisdiction: 'municipal' },
  stage: i % 3 === 0 ? 'submitted' : 'surveying',
  seq: 3,
  year: 2026,
  submittedOn: `2026-0${1 + (i % 9)}-1${i % 10}`,
  dueOn: `2026-03-${10 + (i % 20)}`,
  declaration: {
    members: Array.from({ length: 3 }, (_, k) => ({
      key: `m${k}`,
      name: { sealed: 's1.k1.'.padEnd(80, 'x'), shown: '王**' },
      idNumber: { sealed: 's1.k1.'.padEnd(90, 'x'), hash: 'h'.repeat(43) },
      incomes: [210_000, 0, 30_000],
    })),
    words: '家里有人长期住院，收入不够支出。'.repeat(8),
  },
})
const entryDoc = (i: number): unknown => ({
  caseId: `CA-${String(i % WAITING).padStart(6, '0')}`,
  seq: 4 + i,
  at: i,
  on: '2026-03-02',
  kind: 'survey',
  facts: { words: '入户所见与申报相符。'.repeat(20), photos: ['FI-0000000001', 'FI-0000000002'] },
})
const messageDoc = (i: number, state: string): unknown => ({
  person: 'PE-0001',
  at: i,
  topic: 'progress',
  key: 'surveyed',
  facts: { days: 5 },
  read: false,
  state,
  dueAt: i,
  tries: 0,
})
const answerDoc = (i: number): unknown => ({ digest: 'd'.repeat(43), answer: 's1.k1.'.padEnd(200, 'x'), at: i })

// The store takes any shape its indexes can be read from; these are shaped like the real ones.
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
      for (let i = from; i < from + 500; i += 1)
        await tx.insert(CASES, `CA-${String(i).padStart(6, '0')}`, as(CASES, caseDoc(i)))
    })
}

const columnsOf = (collection: Collection<never>): readonly string[] => [
  'id',
  'v',
  'doc',
  ...indexedFields(collection).map((field) => `"k_${field}"`),
]

/** The same work as somebody would write it by hand for these tables, rows made ready beforehand. */
const bare = (file: string) => {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('cache_size = -32000')
  const insertSql = (collection: Collection<never>): string => {
    const columns = columnsOf(collection)
    return `INSERT INTO "c_${collection.name}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  }
  const statements = new Map(inserts(0).map(([each]) => [each.name, db.prepare<(string | number)[]>(insertSql(each))]))
  const sets = columnsOf(CASES)
    .slice(1)
    .map((column) => `${column} = ?`)
  const update = db.prepare<(string | number)[]>(`UPDATE "c_cases" SET ${sets.join(', ')} WHERE id = ? AND v = ?`)
  const find = db.prepare<string[]>('SELECT v, doc FROM "c_cases" WHERE id = ?').raw(true)
  const page = db
    .prepare<(string | number)[]>(
      'SELECT id, v, doc FROM "c_cases" WHERE k_base = ? AND k_stage = ? ORDER BY k_due, id LIMIT 20',
    )
    .raw(true)
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')]
  const rowOf = (collection: Collection<never>, doc: never): readonly (string | number)[] => [
    JSON.stringify(doc),
    ...keysOf(collection, indexedFields(collection), doc),
  ]
  return {
    command: (i: number) => {
      const rows = inserts(i).map(([each, id, doc]) => [each.name, [id, 1, ...rowOf(each, doc)]] as const)
      const changed = rowOf(CASES as Collection<never>, caseDoc(i) as never)
      const id = `CA-${String(i).padStart(6, '0')}`
      return () => {
        begin.run()
        const [v] = find.get(id) as [number]
        for (const [name, row] of rows) statements.get(name)?.run(...row)
        update.run(v + 1, ...changed, id, v)
        commit.run()
      }
    },
    page: (base: string, stage: string): readonly Stored<unknown>[] =>
      (page.all(base, stage) as (readonly [string, number, string])[]).map(([id, v, text]) => ({
        id,
        v,
        doc: JSON.parse(text),
      })),
    close: () => db.close(),
  }
}

const contest = async (folder: string): Promise<void> => {
  const files = { ours: path.join(folder, 'ours.sqlite'), raw: path.join(folder, 'raw.sqlite') }
  const filled = openSqlite(files.raw, COLLECTIONS)
  await fill(filled)
  filled.close()
  const store = openSqlite(files.ours, COLLECTIONS)
  await fill(store)
  const raw = bare(files.raw)

  const commands = Array.from({ length: ROUNDS + 100 }, (_, i) => raw.command(i))
  const results = [
    await measure({
      name: 'durable command: read 1, insert 4, replace 1',
      rounds: ROUNDS,
      bound: BOUND,
      ours: (i) =>
        store.transaction(async (tx) => {
          const seen = await tx.get(CASES, `CA-${String(i).padStart(6, '0')}`)
          for (const [collection, id, doc] of inserts(i)) await tx.insert(collection, id, doc)
          if (seen !== undefined) await tx.replace(CASES, seen, as(CASES, caseDoc(i)))
        }),
      raw: (i) => commands[i]?.(),
    }),
    await measure({
      name: `queue page: 20 of ${WAITING} cases`,
      rounds: ROUNDS,
      bound: BOUND,
      ours: async (i) => {
        await store.query(CASES, { index: 'byBase', eq: [`OR-base-${i % 40}`, 'submitted'], limit: 20 })
      },
      raw: (i) => void raw.page(`OR-base-${i % 40}`, 'submitted'),
    }),
  ]
  console.table(results)
  store.close()
  raw.close()
}

const main = async (): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bangfu-bench-'))
  try {
    await contest(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

void main()

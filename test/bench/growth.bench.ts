// How the response times of lists, commands and figures depend on the size of the city: the same calls on cities of several
// sizes, on SQLite and PostgreSQL. Baseline, in the same store: a raw page of twenty cases, read from the database and parsed
// without the product; for commands, a raw transaction that inserts about the rows of a submission.
// Cities are generated for the run; `GROWTH` chooses the sizes, or names the folder of a city written before.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Collection } from '@cloud/ports/doc-store'
import {
  CASE_FACTS,
  CASES,
  COMMANDS,
  type CommandDoc,
  ENTRIES,
  entryId,
  ID_KEYS,
  INBOX,
  type InboxDoc,
} from '@cloud/usecases/stored/collections'
import type { CaseId, MemberKey } from '@domain/kernel/ids'
import { type City, fillCity, writeCity } from '@local/city/city'
import { makersIn, servesAsMaker } from '@local/city/makers'
import { type Desk, openDesk, openPostgresDesk } from '@local/desk/desk'
import { instantOf } from '@local/desk/desk-clock'
import { FAMILIES } from '@local/town/families'
import { TOWN_BEGINS } from '@local/town/fill'
import { type Hand, handOn } from '@local/walk/hand'
import { submissionOf } from '@local/walk/household'
import { deskWire } from '@local/walk/wire'
import { startPostgres } from '@test/support/postgres'
import Database from 'libsql'
import { openBare, type Write } from './bare'
import { howMany, measure, WARM_UP } from './measure'
import { connectBare, readyRows, writeAll } from './postgres-bare'
import { answerDoc, messageDoc } from './samples'

/** households, or a folder; a million only when asked for: GROWTH=10000,100000,1000000 */
const SIZES = (process.env['GROWTH'] ?? '10000,100000')
  .split(',')
  .map((size) => (Number.isNaN(Number(size)) ? size : howMany(Number(size), 200)))
/** a million takes PostgreSQL hours to write */
const POSTGRES_MOST = 100_000
const YEARS = 9
const UNIONS = howMany(800, 30)
const ROUNDS = howMany(100, 2)
/** a report reads a whole year */
const REPORTS = howMany(5, 1)
const YEAR = 2024

type Call = {
  readonly name: string
  readonly rounds?: number
  readonly warmUp?: number
  readonly run: (round: number) => Promise<unknown>
  /** the rows of the raw transaction it is compared with; absent: it is compared with a raw page */
  readonly rows?: (round: number) => readonly Write[]
}
/** The bare engine: twenty cases of the city at one stage, the most urgent first, and a transaction. */
type Raw = {
  page(): Promise<number> | number
  write(rows: readonly Write[]): Promise<void> | void
  close(): Promise<void> | void
}

const STAGE = 'determining'
const columns = (mark: (n: number) => string): string =>
  `SELECT id, v, doc FROM "c_cases" WHERE "k_city" = ${mark(1)} AND "k_stage" = ${mark(2)} ORDER BY "k_due", id LIMIT 20`

const sqliteRaw = (file: string): Raw => {
  const db = new Database(file)
  const page = db.prepare(columns(() => '?')).raw(true)
  const bare = openBare(file)
  return {
    write: (rows) => bare.transaction(rows)(),
    page: () =>
      (page.all('OR-city', STAGE) as [string, number, string][]).map(([, , text]) => JSON.parse(text) as unknown)
        .length,
    close: () => {
      bare.close()
      db.close()
    },
  }
}

const postgresRaw = async (address: string): Promise<Raw> => {
  const client = await connectBare(address)
  const asked = { name: 'page', text: columns((n) => `$${n}`), values: ['OR-city', STAGE] }
  return {
    page: async () => (await client.query(asked)).rows.length,
    write: (rows) => writeAll(client, readyRows(rows)),
    close: () => client.end(),
  }
}

/** A cursor to the last page of the longest list. */
const lastPage = async (hand: Hand): Promise<string | undefined> => {
  let cursor: string | undefined
  for (;;) {
    const more = cursor === undefined ? {} : { cursor }
    const { next } = await hand.tell('city-review-1', 'case.queue', { stage: 'deliberating', limit: 50, ...more })
    if (next === undefined) return cursor
    cursor = next
  }
}

/** Everything the measured commands need, uploaded and typed beforehand. */
const submissions = async (hand: Hand, desk: Desk) => {
  const union = (await hand.tell('w-he', 'org.search', { text: '晨光' })).items[0]
  if (union === undefined) throw new Error('no such union')
  const all = []
  for (let i = 0; i < ROUNDS + WARM_UP; i += 1) {
    const family = { ...FAMILIES.he, no: 20_000 + i }
    all.push(await submissionOf(hand, `grown-${i}`, family, union.id, desk.clock.today()))
  }
  return all
}

const write = <T>(collection: Collection<T>, id: string, doc: T): Write => ({
  collection: collection as unknown as Collection<never>,
  id,
  doc,
})

/** About the rows that a submission inserts, like those of a case that is in the store. */
const rowsLike = async ({ ports: { store } }: Desk, caseId: CaseId): Promise<(nth: string) => readonly Write[]> => {
  const [snapshot, facts] = [await store.get(CASES, caseId), await store.get(CASE_FACTS, caseId)]
  const { items } = await store.query(ENTRIES, { index: 'byCase', eq: [caseId], limit: 1 })
  const [first] = items
  if (snapshot === undefined || facts === undefined || first === undefined) throw new Error('no such case')
  return (nth) => {
    const id = `CA-raw-${nth}` as CaseId
    return [
      write(CASES, id, { ...snapshot.doc, id }),
      write(CASE_FACTS, id, facts.doc),
      write(ENTRIES, entryId(id, 1), { ...first.doc, caseId: id }),
      ...['m0', 'm1', 'm2'].map((member) =>
        write(ID_KEYS, `raw-${nth}-${member}`, { caseId: id, member: member as MemberKey }),
      ),
      write(COMMANDS, `raw-${nth}`, answerDoc(0) as CommandDoc),
      ...[1, 2].map((k) => write(INBOX, `raw-${nth}-${k}`, messageDoc(0, 'sent') as InboxDoc)),
    ]
  }
}

const callsIn = async (desk: Desk): Promise<readonly Call[]> => {
  const hand = handOn(deskWire(desk))
  const cursor = await lastPage(hand)
  const submitted = await submissions(hand, desk)
  const waiting: { readonly id: string; readonly net: number }[] = []
  for (let next: string | undefined; waiting.length < ROUNDS + WARM_UP; ) {
    const more = next === undefined ? {} : { cursor: next }
    const page = await hand.tell('city-review-1', 'case.queue', { stage: STAGE, limit: 50, ...more })
    for (const { id } of page.items)
      waiting.push({ id, net: (await hand.tell('city-review-1', 'determination.sheet', { caseId: id }, id)).sheet.net })
    next = page.next
    if (next === undefined) break
  }
  const rows = await rowsLike(desk, (waiting[0]?.id ?? '') as CaseId)
  const at = <T>(all: readonly T[], round: number): T => all[round % all.length] as T
  const queue = (asked: object) => () => hand.tell('city-review-1', 'case.queue', { limit: 20, ...asked })
  return [
    { name: 'queue of a stage', run: queue({ stage: STAGE }) },
    { name: 'its last page', run: queue({ stage: 'deliberating', ...(cursor === undefined ? {} : { cursor }) }) },
    { name: 'queue of a year', run: queue({ year: YEAR }) },
    { name: 'queue of place, stage, year', run: queue({ jurisdiction: 'kaiping', stage: STAGE, year: 2026 }) },
    { name: 'open', run: (i) => hand.tell('city-review-1', 'case.open', { caseId: at(waiting, i).id as never }) },
    { name: 'duties', run: () => hand.tell('city-review-1', 'case.duties', {}) },
    {
      name: 'drill-down, rare class',
      run: () =>
        hand.tell('city-audit', 'report.drill', {
          year: YEAR,
          what: 'on-file',
          cell: { class: 'accident' },
          limit: 20,
        }),
    },
    {
      name: 'report of a year',
      rounds: REPORTS,
      warmUp: 1,
      run: () => hand.tell('city-audit', 'report.year', { year: YEAR }),
    },
    {
      name: 'submit',
      run: (i) => hand.tell(`grown-${i}`, 'case.submit', at(submitted, i)),
      rows: (i) => rows(`submit-${i}`),
    },
    {
      name: 'determine',
      // each household once
      rounds: Math.min(ROUNDS, waiting.length - WARM_UP),
      run: (i) => {
        const { id, net } = at(waiting, i)
        const decided = { class: 'relative', level: 'city', reasons: '经核算符合认定条件。', sheetNet: net } as const
        return hand.tell('city-review-2', 'determination.determine', decided, id)
      },
      rows: (i) => rows(`determine-${i}`),
    },
  ]
}

type Times = Record<string, string | number>

const measured = async (desk: Desk, raw: Raw): Promise<ReadonlyMap<string, { ours: number; raw: number }>> => {
  const found = new Map<string, { ours: number; raw: number }>()
  for (const { name, rounds = ROUNDS, warmUp = WARM_UP, run, rows } of await callsIn(desk)) {
    if (rounds < 1) {
      console.log(`${name}: not measured, because too few cases of this city wait for it`)
      continue
    }
    const bare = async (round: number): Promise<void> =>
      void (await (rows === undefined ? raw.page() : raw.write(rows(round))))
    const ours = async (round: number): Promise<void> => void (await run(round))
    const times = await measure({ name, rounds, warmUp, bound: 0, ours, raw: bare })
    found.set(name, { ours: Number(times['ours, ms']), raw: Number(times['raw, ms']) })
  }
  return found
}

type Opened = { readonly desk: Desk; readonly raw: () => Promise<Raw> | Raw; readonly close: () => Promise<void> }

const quiet = (): void => undefined
const cityOf = (households: number): City => ({ households, unions: UNIONS, years: YEARS })

const grown = async <S extends string | number>(
  engine: string,
  sizes: readonly S[],
  open: (size: S) => Promise<Opened>,
): Promise<void> => {
  const rows = new Map<string, Times>()
  for (const households of sizes) {
    const { desk, raw, close } = await open(households)
    const bare = await raw()
    for (const [name, { ours, raw: base }] of await measured(desk, bare))
      rows.set(name, {
        ...(rows.get(name) ?? { [engine]: name }),
        [`${households}: ms`]: ours,
        [`${households}: of raw`]: Number((ours / base).toFixed(1)),
      })
    await bare.close()
    await close()
  }
  const [first, last] = [sizes[0], sizes[sizes.length - 1]]
  const growth = (row: Times): number | string => {
    const ratio = Number(row[`${last}: ms`]) / Number(row[`${first}: ms`])
    return Number.isFinite(ratio) ? Number(ratio.toFixed(2)) : '–'
  }
  console.table([...rows.values()].map((row) => ({ ...row, growth: growth(row) })))
}

const main = async (): Promise<void> => {
  const root = mkdtempSync(path.join(tmpdir(), 'bangfu-growth-'))
  const startsAt = instantOf(TOWN_BEGINS)
  const folder = (name: string): string => path.join(root, name)
  try {
    await grown('SQLite', SIZES, async (size) => {
      const at = typeof size === 'string' ? size : folder(`sqlite-${size}`)
      const desk =
        typeof size === 'string'
          ? openDesk({ folder: at })
          : (await writeCity(at, cityOf(size), makersIn(__filename), quiet)).desk
      if (desk === undefined) throw new Error('the folder is in use')
      const close = async (): Promise<void> => {
        await desk.close()
        if (typeof size === 'number') rmSync(at, { recursive: true, force: true })
      }
      return { desk, raw: () => sqliteRaw(path.join(at, 'cloud.db')), close }
    })
    const server = await startPostgres()
    try {
      const sizes = SIZES.filter((size) => typeof size === 'number' && size <= POSTGRES_MOST)
      await grown('PostgreSQL', sizes as readonly number[], async (size) => {
        const address = await server.schema()
        const desk = await openPostgresDesk({ folder: folder(`pg-${size}`), address, fresh: true, startsAt })
        await fillCity(desk, cityOf(size), quiet)
        return { desk, raw: () => postgresRaw(address), close: () => desk.close() }
      })
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

if (!servesAsMaker()) void main()

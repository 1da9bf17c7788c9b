import { randomInt } from 'node:crypto'
import { type Collection, type Stored, StoreError } from '@cloud/ports/doc-store'
import { Overtaken, type Unit } from '../store/attempts'
import { checkId, checkMany } from '../store/payload'
import type { Statement, Value } from './batch'
import type { Engine } from './engine'
import { among, type Ready, type Table, tableName } from './table'

/** State shared by all attempts. */
export type Common = {
  readonly engine: Engine
  readonly tableOf: (collection: { readonly name: string }) => Table
}

/** A document as this attempt knows it: the version read or assumed, and the version to be written. */
type Held = {
  readonly table: Table
  readonly id: string
  /** undefined: there was no document */
  readonly met: number | undefined
  now: (Pick<Ready, 'v' | 'text'> & { readonly keys?: Ready['keys'] }) | undefined
  written: boolean
}

const FIRST_VERSIONS = 2 ** 47

/**
 * A random first version, which no earlier document of this id has had, even in another process: a removed and re-created id
 * must not match its old version. Leaves room to count up within the exact integers.
 */
const freshVersion = (): number => 1 + randomInt(FIRST_VERSIONS)

/**
 * One attempt at a transaction. No SQL transaction is open while the work runs: reads are single statements, cached with their
 * versions; writes are held back. `commit` locks all documents, checks their versions and writes, in one SQL transaction. All
 * locks are held before anything is committed, so transactions are serialisable.
 * For documents that were not read, the first attempt trusts the writer: that the id is free, or that the version is still the
 * one seen. This is nearly always true and saves a round trip for each document; if not, the second attempt reads these
 * documents.
 */
export class UnitOfWork implements Unit {
  private readonly held = new Map<string, Promise<Held>>()
  private open = true

  constructor(
    private readonly common: Common,
    private readonly trusting: boolean,
  ) {}

  async get<T>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined> {
    const { now } = await this.look(collection, id)
    return now === undefined ? undefined : { id, v: now.v, doc: JSON.parse(now.text) as T }
  }

  async getMany<T>(collection: Collection<T>, ids: readonly string[]): Promise<readonly (Stored<T> | undefined)[]> {
    checkMany(collection.name, ids)
    return Promise.all(ids.map((id) => this.get(collection, id))) // reads that start together are one request
  }

  async insert<T>(collection: Collection<T>, id: string, doc: T): Promise<void> {
    const now = { ...this.common.tableOf(collection).encode(collection, doc), v: freshVersion() }
    if (this.grant(collection, id, { met: undefined, now })) return
    const held = await this.look(collection, id)
    if (held.now !== undefined) throw new StoreError('duplicate', `${collection.name}: this id is taken`)
    held.now = now
    held.written = true
  }

  async replace<T>(collection: Collection<T>, seen: Stored<T>, doc: T): Promise<void> {
    const now = { ...this.common.tableOf(collection).encode(collection, doc), v: seen.v + 1 }
    await this.over(collection, seen, now)
  }

  async remove<T>(collection: Collection<T>, seen: Stored<T>): Promise<void> {
    await this.over(collection, seen, undefined)
  }

  async commit(): Promise<void> {
    const all = await this.everything()
    const written = all.filter((held) => held.written)
    if (written.length === 0) {
      // one document was read in one snapshot; several have to be compared in one
      if (all.length > 1 && (await this.stale())) throw new Overtaken()
      return
    }
    if (!(await this.common.engine.write(statementsFor(all)))) throw new Overtaken()
    for (const { table, now } of written) if (now?.keys !== undefined) table.learn(now.keys)
  }

  async stale(): Promise<boolean> {
    const all = await this.everything()
    if (all.length === 0) return false
    const rows = await this.common.engine.read(versionsOf(all))
    const versions = new Map(rows.map(([name, id, v]) => [keyOf(String(name), String(id)), Number(v)]))
    return all.some(({ table, id, met }) => versions.get(keyOf(table.name, id)) !== met)
  }

  end(): void {
    this.open = false
  }

  /** Sorted, so that two units that need the same documents lock them in the same order and cannot deadlock. */
  private async everything(): Promise<readonly Held[]> {
    return Promise.all([...this.held].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, held]) => held))
  }

  private look<T>(collection: Collection<T>, id: string): Promise<Held> {
    return this.hold(collection, id, async (table) => {
      const [row] = await this.common.engine.read({ find: table.find, ids: [id] })
      const now = row === undefined ? undefined : { v: Number(row[1]), text: String(row[2]) }
      return { table, id, met: now?.v, now, written: false }
    })
  }

  /** Records a write of an unread document as the writer states it; false when the document has to be read first. */
  private grant(collection: { readonly name: string }, id: string, said: Pick<Held, 'met' | 'now'>): boolean {
    if (!this.trusting || this.held.has(keyOf(collection.name, id))) return false
    void this.hold(collection, id, async (table) => ({ table, id, ...said, written: true }))
    return true
  }

  private hold(collection: { readonly name: string }, id: string, make: (table: Table) => Promise<Held>) {
    if (!this.open) throw new StoreError('invalid', `${collection.name}: used after its transaction`)
    const key = keyOf(collection.name, id)
    const known = this.held.get(key)
    if (known !== undefined) return known
    checkId(collection.name, id)
    const held = make(this.common.tableOf(collection))
    this.held.set(key, held)
    return held
  }

  /** A version stated by the caller that is outdated stays outdated, however often the work runs: conflict without retry. */
  private async over<T>(collection: Collection<T>, seen: Stored<T>, now: Held['now']): Promise<void> {
    if (this.grant(collection, seen.id, { met: seen.v, now })) return
    const held = await this.look(collection, seen.id)
    if (held.now?.v !== seen.v) throw new StoreError('conflict', `${collection.name}: changed since it was read`)
    held.now = now
    held.written = true
  }
}

const keyOf = (collection: string, id: string): string => `${collection}/${id}`

/** The versions of all documents in one statement, and therefore in one snapshot. */
const versionsOf = (all: readonly Held[]): Statement => {
  const ids = new Map<string, string[]>()
  for (const { table, id } of all) ids.set(table.name, [...(ids.get(table.name) ?? []), id])
  const parts: string[] = []
  const values: Value[] = []
  for (const [name, each] of ids) {
    const one = among(each, values.length + 1)
    parts.push(`SELECT CAST('${name}' AS text), id, v FROM ${tableName(name)} WHERE ${one.text}`)
    values.push(...one.values)
  }
  return { text: parts.join(' UNION ALL '), values }
}

type Inserted = Parameters<Table['insert']>[0][number]

const insertedBy = ({ id, met, now }: Held): Inserted | undefined =>
  met === undefined && now?.keys !== undefined ? { id, v: now.v, text: now.text, keys: now.keys } : undefined

/** The most rows of one statement: each number of rows is a text of its own, which every connection plans. */
const ROWS = 4

/** New documents of the same table share a statement, because each one costs the server and this process as much as its rows. */
const statementsFor = (all: readonly Held[]): readonly Statement[] => {
  const leaves = ({ met, now }: Held): boolean => met !== undefined && now === undefined
  // deletions first, because they may free a unique key that is inserted again
  const sorted = [...all.filter(leaves), ...all.filter((held) => !leaves(held))]
  const statements: Statement[] = []
  for (let at = 0; at < sorted.length; ) {
    const { table } = sorted[at] as Held
    const rows: Inserted[] = []
    for (let held = sorted[at]; held?.table === table && rows.length < ROWS; held = sorted[at + rows.length]) {
      const row = insertedBy(held)
      if (row === undefined) break
      rows.push(row)
    }
    if (rows.length > 0) statements.push(table.insert(rows))
    else statements.push(...statementsOf(sorted[at] as Held))
    at += Math.max(rows.length, 1)
  }
  return statements
}

const statementsOf = ({ table, id, met, now }: Held): readonly Statement[] => {
  if (now === undefined) return met === undefined ? table.keepFree(id) : [table.remove(id, met)]
  // only rows from `encode` may be written; new ones are inserted together
  if (now.keys === undefined || met === undefined) return [table.keep(id, now.v)]
  return [table.replace(id, met, { v: now.v, text: now.text, keys: now.keys })]
}

import { randomInt } from 'node:crypto'
import { type Collection, type Stored, StoreError, type Tx } from '@cloud/ports/doc-store'
import { checkId } from '../store/payload'
import type { Statement } from './batch'
import type { Engine } from './engine'
import { type Ready, type Table, tableName } from './table'

/** Somebody wrote what this attempt had read, or what it had taken for granted: it is run again, nobody sees this. */
export class Overtaken extends Error {
  constructor() {
    super('overtaken')
  }
}

/** What all attempts share. */
export type Common = {
  readonly engine: Engine
  readonly tableOf: (collection: { readonly name: string }) => Table
}

/** One document as this attempt knows it: as it was met or taken for granted, and as it shall be. */
type Held = {
  readonly table: Table
  readonly id: string
  /** undefined: there was none */
  readonly met: number | undefined
  now: (Pick<Ready, 'v' | 'text'> & { readonly keys?: Ready['keys'] }) | undefined
  written: boolean
}

const FIRST_VERSIONS = 2 ** 47

/**
 * A version that no document of that id has had before, even by another process: an id that was removed and came back
 * is not the old one. Leaves room to count up within what a number holds exactly.
 */
const freshVersion = (): number => 1 + randomInt(FIRST_VERSIONS)

/**
 * One attempt at a transaction. No SQL transaction is open while the work runs: reads are single statements, remembered
 * with their versions; writes are kept back; `commit` locks all of it, checks the versions, writes, in one SQL transaction.
 * All locks are held at once before anything is committed, so units of work are as if one after another.
 *
 * The first attempt also takes for granted what a writer says of a document that it has not read: that the id is free, that
 * it is still the version seen. It is nearly always so and saves a round trip each; when it was not, the second one looks.
 */
export class UnitOfWork implements Tx {
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

  /** Throws Overtaken, or StoreError; then nothing is written – but for a connection lost while committing. */
  async commit(): Promise<void> {
    const all = await this.everything()
    const written = all.filter((held) => held.written)
    if (written.length === 0) {
      // one document is as it was at one moment; several have to be looked at together
      if (all.length > 1 && (await this.stale())) throw new Overtaken()
      return
    }
    if (!(await this.common.engine.write(statementsFor(all)))) throw new Overtaken()
    for (const { table, now } of written) if (now?.keys !== undefined) table.learn(now.keys)
  }

  /** Whether something this attempt has read or taken for granted is otherwise. */
  async stale(): Promise<boolean> {
    const all = await this.everything()
    if (all.length === 0) return false
    const rows = await this.common.engine.read(versionsOf(all))
    const versions = new Map(rows.map(([name, id, v]) => [keyOf(String(name), String(id)), Number(v)]))
    return all.some(({ table, id, met }) => versions.get(keyOf(table.name, id)) !== met)
  }

  /** After its end an attempt answers no more: a call that was not awaited must not go unnoticed. */
  end(): void {
    this.open = false
  }

  /** In one order for all, so that two units which want the same documents wait for one another instead of both. */
  private async everything(): Promise<readonly Held[]> {
    return Promise.all([...this.held].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, held]) => held))
  }

  private look<T>(collection: Collection<T>, id: string): Promise<Held> {
    return this.hold(collection, id, async (table) => {
      const [row] = await this.common.engine.read(table.find([id]))
      const now = row === undefined ? undefined : { v: Number(row[1]), text: String(row[2]) }
      return { table, id, met: now?.v, now, written: false }
    })
  }

  /** Notes a write of a document not yet known as if it were as the writer says; false when it has to be looked at. */
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

  /** A version from outside that is no longer true stays untrue however often the work runs: conflict at once. */
  private async over<T>(collection: Collection<T>, seen: Stored<T>, now: Held['now']): Promise<void> {
    if (this.grant(collection, seen.id, { met: seen.v, now })) return
    const held = await this.look(collection, seen.id)
    if (held.now?.v !== seen.v) throw new StoreError('conflict', `${collection.name}: changed since it was read`)
    held.now = now
    held.written = true
  }
}

const keyOf = (collection: string, id: string): string => `${collection}/${id}`

/** Versions of all of them as of one moment: a single statement sees a single state. */
const versionsOf = (all: readonly Held[]): Statement => {
  const ids = new Map<string, string[]>()
  for (const { table, id } of all) ids.set(table.name, [...(ids.get(table.name) ?? []), id])
  const parts = [...ids.keys()].map(
    (name, i) => `SELECT CAST('${name}' AS text), id, v FROM ${tableName(name)} WHERE id = ANY($${i + 1})`,
  )
  return { text: parts.join(' UNION ALL '), values: [...ids.values()] }
}

const statementsFor = (all: readonly Held[]): readonly Statement[] => {
  const leaves = ({ met, now }: Held): boolean => met !== undefined && now === undefined
  // what leaves goes first: it may free a unique key that comes in again
  return [...all.filter(leaves), ...all.filter((held) => !leaves(held))].flatMap(statementsOf)
}

const statementsOf = ({ table, id, met, now }: Held): readonly Statement[] => {
  if (now === undefined) return met === undefined ? table.keepFree(id) : [table.remove(id, met)]
  if (now.keys === undefined) return [table.keep(id, now.v)] // only rows from `encode` are to be written
  const row: Ready = { v: now.v, text: now.text, keys: now.keys }
  return [met === undefined ? table.insert(id, row) : table.replace(id, met, row)]
}

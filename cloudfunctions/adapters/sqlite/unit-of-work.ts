import { type Collection, type Stored, StoreError } from '@cloud/ports/doc-store'
import { Overtaken, type Unit } from '../store/attempts'
import { checkId, checkMany } from '../store/payload'
import { isTakenKey } from './engine'
import type { Group } from './group'
import type { Row, Table } from './table'

/** State shared by all attempts. */
export type Common = {
  readonly group: Group
  readonly tableOf: (collection: { readonly name: string }) => Table
  /** number of commits of this process, which is the only writer */
  commits: number
  /** a version no earlier document of this id has had, so that a removed and re-created id does not match its old version */
  readonly freshVersion: () => number
}

/** A document as this attempt knows it: the version read, and the version to be written. */
type Held = {
  readonly table: Table
  readonly id: string
  /** undefined: there was no document */
  readonly met: number | undefined
  now: (Pick<Row, 'v' | 'text'> & { readonly keys?: Row['keys'] }) | undefined
  written: boolean
}

/**
 * One attempt at a transaction. The engine is synchronous and the work is not, so no SQL transaction is open while the work
 * waits: reads are remembered with their versions, writes are held back, and `commit` checks and applies them together. Each
 * read verifies that earlier reads are unchanged, so the work never sees an inconsistent state.
 */
export class UnitOfWork implements Unit {
  private readonly held = new Map<string, Held>()
  private open = true
  private commits: number

  constructor(private readonly common: Common) {
    this.commits = common.commits
  }

  async get<T>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined> {
    return copyOf<T>(this.hold(collection, id))
  }

  async getMany<T>(collection: Collection<T>, ids: readonly string[]): Promise<readonly (Stored<T> | undefined)[]> {
    checkMany(collection.name, ids)
    const rows = this.common.tableOf(collection).read(ids.filter((id) => !this.held.has(keyOf(collection, id))))
    return ids.map((id) => copyOf<T>(this.hold(collection, id, () => rows)))
  }

  async insert<T>(collection: Collection<T>, id: string, doc: T): Promise<void> {
    const held = this.hold(collection, id)
    const row = held.table.encode(collection, doc)
    if (held.now !== undefined) throw new StoreError('duplicate', `${collection.name}: this id is taken`)
    held.now = { ...row, v: this.common.freshVersion() }
    held.written = true
  }

  async replace<T>(collection: Collection<T>, seen: Stored<T>, doc: T): Promise<void> {
    const held = this.seen(collection, seen)
    held.now = { ...held.table.encode(collection, doc), v: seen.v + 1 }
    held.written = true
  }

  async remove<T>(collection: Collection<T>, seen: Stored<T>): Promise<void> {
    const held = this.seen(collection, seen)
    held.now = undefined
    held.written = true
  }

  async commit(): Promise<void> {
    const all = [...this.held.values()]
    const written = all.filter((held) => held.written)
    if (written.length === 0) return
    const onlyRead = all.filter((held) => !held.written)
    try {
      await this.common.group.join(() => {
        if (onlyRead.some(isStale)) throw new Overtaken()
        // deletions first, because they may free a unique key that is inserted again
        written.filter((held) => held.now === undefined).forEach(applyRemoval)
        written.filter((held) => held.now !== undefined).forEach(applyRow)
        this.common.commits += 1
      })
    } catch (error) {
      if (isTakenKey(error)) throw new StoreError('duplicate', 'a unique key is taken')
      throw error
    }
  }

  async stale(): Promise<boolean> {
    return this.changed()
  }

  end(): void {
    this.open = false
  }

  private hold<T>(collection: Collection<T>, id: string, rows = (table: Table) => table.read([id])): Held {
    if (!this.open) throw new StoreError('invalid', `${collection.name}: used after its transaction`)
    const key = keyOf(collection, id)
    const known = this.held.get(key)
    if (known !== undefined) return known
    checkId(collection.name, id)
    this.checkReads()
    const table = this.common.tableOf(collection)
    const row = rows(table).get(id)
    const held: Held = { table, id, met: row?.v, now: row, written: false }
    this.held.set(key, held)
    return held
  }

  /** A version stated by the caller that is outdated stays outdated, however often the work runs: conflict without retry. */
  private seen<T>(collection: Collection<T>, seen: Stored<T>): Held {
    const held = this.hold(collection, seen.id)
    if (held.now?.v !== seen.v) throw new StoreError('conflict', `${collection.name}: changed since it was read`)
    return held
  }

  private changed(): boolean {
    return [...this.held.values()].some(isStale)
  }

  private checkReads(): void {
    if (this.commits === this.common.commits) return
    if (this.changed()) throw new Overtaken()
    this.commits = this.common.commits
  }
}

const keyOf = ({ name }: { readonly name: string }, id: string): string => `${name}/${id}`

const copyOf = <T>({ id, now }: Held): Stored<T> | undefined =>
  now === undefined ? undefined : { id, v: now.v, doc: JSON.parse(now.text) as T }

const isStale = (held: Held): boolean => held.table.version(held.id) !== held.met

const applyRemoval = ({ table, id, met }: Held): void => {
  // inserted and removed within this attempt: the id only has to be free
  const done = met === undefined ? table.version(id) === undefined : table.remove(id, met)
  if (!done) throw new Overtaken()
}

const applyRow = ({ table, id, met, now }: Held): void => {
  if (now?.keys === undefined) return // only rows from `encode` are marked as written
  const row: Row = { v: now.v, text: now.text, keys: now.keys }
  if (met === undefined) table.insert(id, row)
  else if (!table.replace(id, met, row)) throw new Overtaken()
}

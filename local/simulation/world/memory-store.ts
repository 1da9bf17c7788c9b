import { setTimeout as pause } from 'node:timers/promises'
import { checkId, checkMany } from '@cloud/adapters/store/payload'
import { checkQuery, checkWalk } from '@cloud/adapters/store/query'
import { inTodaysForms } from '@cloud/adapters/store/todays-form'
import {
  type Collection,
  type DocStore,
  type Query,
  type Stored,
  StoreError,
  type StoreWalk,
  type Tx,
} from '@cloud/ports/doc-store'
import { docOf, type Row, type Shelf, shelfOf } from './shelf'

const TRIES = 25
const LONGEST_PAUSE = 100

/** One document as a transaction has changed it. */
export type Change = {
  readonly collection: string
  readonly id: string
  /** undefined: the document is new, or removed */
  readonly before: Row | undefined
  readonly after: Row | undefined
}

export type MemoryOptions = {
  /** waits before a transaction is retried */
  readonly before?: (attempt: number) => Promise<unknown>
  /** called after each transaction that has written */
  readonly committed?: (changes: readonly Change[]) => void
  /** hands out the same frozen document for each read instead of a copy, which is faster */
  readonly shared?: boolean
}

export type MemoryStore = DocStore &
  StoreWalk & {
    /** the text of every document of a collection, as a database would have it */
    readonly texts: (collection: string) => readonly (readonly [id: string, text: string])[]
  }

class Overtaken extends Error {}

type Held = {
  readonly shelf: Shelf
  readonly id: string
  readonly met: Row | undefined
  now: Row | undefined
  written: boolean
}

/** One attempt: reads are remembered, writes are held back, and `commit` checks and applies them together. */
class Attempt implements Tx {
  readonly #held = new Map<string, Held>()
  #open = true

  constructor(
    private readonly shelfFor: (collection: { readonly name: string }) => Shelf,
    private readonly freshVersion: () => number,
    private readonly shared: boolean,
  ) {}

  async get<T>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined> {
    const { now } = this.#hold(collection, id)
    return now === undefined ? undefined : { id, v: now.v, doc: docOf<T>(now, this.shared) }
  }

  async getMany<T>(collection: Collection<T>, ids: readonly string[]): Promise<readonly (Stored<T> | undefined)[]> {
    checkMany(collection.name, ids)
    return Promise.all(ids.map((id) => this.get(collection, id)))
  }

  async insert<T>(collection: Collection<T>, id: string, doc: T): Promise<void> {
    const held = this.#hold(collection, id)
    const row = held.shelf.encode(collection, doc)
    if (held.now !== undefined) throw new StoreError('duplicate', `${collection.name}: this id is taken`)
    held.now = { ...row, v: this.freshVersion() }
    held.written = true
  }

  async replace<T>(collection: Collection<T>, seen: Stored<T>, doc: T): Promise<void> {
    const held = this.#seen(collection, seen)
    held.now = { ...held.shelf.encode(collection, doc), v: seen.v + 1 }
    held.written = true
  }

  async remove<T>(collection: Collection<T>, seen: Stored<T>): Promise<void> {
    const held = this.#seen(collection, seen)
    held.now = undefined
    held.written = true
  }

  commit(): readonly Change[] {
    const all = [...this.#held.values()]
    const written = all.filter((held) => held.written && held.met !== held.now)
    if (written.length > 0 && this.stale()) throw new Overtaken()
    const rows = written.filter((held) => held.now !== undefined)
    const changes = written.map(({ shelf, id, met, now }) => ({ collection: shelf.name, id, before: met, after: now }))
    // removals first, because they may free a unique key
    const inOrder = [...written.filter(({ now }) => now === undefined), ...rows]
    for (const [i, { shelf, id, now }] of inOrder.entries()) {
      if (now !== undefined && shelf.taken(id, now)) {
        for (const undone of inOrder.slice(0, i)) undone.shelf.set(undone.id, undone.met)
        throw new StoreError('duplicate', 'a unique key is taken')
      }
      shelf.set(id, now)
    }
    return changes
  }

  /** Whether something this attempt has read has changed. */
  stale(): boolean {
    return [...this.#held.values()].some(({ shelf, id, met }) => shelf.row(id) !== met)
  }

  end(): void {
    this.#open = false
  }

  #hold<T>(collection: Collection<T>, id: string): Held {
    if (!this.#open) throw new StoreError('invalid', `${collection.name}: used after its transaction`)
    const key = `${collection.name}/${id}`
    const known = this.#held.get(key)
    if (known !== undefined) return known
    checkId(collection.name, id)
    if (this.stale()) throw new Overtaken()
    const shelf = this.shelfFor(collection)
    const met = shelf.row(id)
    const held: Held = { shelf, id, met, now: met, written: false }
    this.#held.set(key, held)
    return held
  }

  #seen<T>(collection: Collection<T>, seen: Stored<T>): Held {
    const held = this.#hold(collection, seen.id)
    if (held.now?.v !== seen.v) throw new StoreError('conflict', `${collection.name}: changed since it was read`)
    return held
  }
}

/** A document store in memory, for simulated cities: the same guarantees as the others, without a database. */
export const openMemory = (
  collections: readonly Collection<never>[],
  {
    before = (attempt) => pause(Math.random() * Math.min(LONGEST_PAUSE, 2 ** attempt)),
    committed,
    shared = false,
  }: MemoryOptions = {},
): MemoryStore => {
  const shelves = new Map(collections.map((each) => [each.name, shelfOf(each, shared)]))
  let version = 0
  const freshVersion = (): number => {
    version += 1_000_000 // more than a document is ever replaced
    return version
  }
  const shelfFor = ({ name }: { readonly name: string }): Shelf => {
    const shelf = shelves.get(name)
    if (shelf === undefined) throw new StoreError('invalid', `${name}: not a declared collection`)
    return shelf
  }
  const read = <T>(collection: Collection<T>, id: string): Stored<T> | undefined => {
    checkId(collection.name, id)
    const shelf = shelfFor(collection)
    return shelf.row(id) === undefined ? undefined : shelf.stored<T>(id)
  }
  /** undefined: the work has to run again, because others were faster */
  const attempted = async <R>(work: (tx: Tx) => Promise<R>): Promise<{ readonly result: R } | undefined> => {
    const unit = new Attempt(shelfFor, freshVersion, shared)
    try {
      const result = await work(unit)
      const changes = unit.commit()
      if (changes.length > 0) committed?.(changes)
      return { result }
    } catch (error) {
      if (error instanceof Overtaken || unit.stale()) return undefined
      throw error
    } finally {
      unit.end()
    }
  }
  const transaction = async <R>(work: (tx: Tx) => Promise<R>): Promise<R> => {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      if (attempt > 0) await before(attempt)
      const done = await attempted(work)
      if (done !== undefined) return done.result
    }
    throw new StoreError('conflict', `others were faster ${TRIES} times`)
  }
  return {
    ...inTodaysForms({
      get: async <T>(collection: Collection<T>, id: string) => read(collection, id),
      getMany: async <T>(collection: Collection<T>, ids: readonly string[]) => {
        checkMany(collection.name, ids)
        return ids.flatMap((id) => read(collection, id) ?? [])
      },
      query: async <T>(collection: Collection<T>, query: Query) =>
        shelfFor(collection).page<T>(checkQuery(collection, query)),
      walk: async <T>(collection: Collection<T>, after: string | undefined, limit: number) => {
        checkWalk(collection.name, after, limit)
        return shelfFor(collection).walk<T>(after, limit)
      },
      transaction,
    }),
    texts: (name) => {
      const shelf = shelfFor({ name })
      return shelf.ids().map((id) => [id, shelf.row(id)?.text ?? ''] as const)
    },
  }
}

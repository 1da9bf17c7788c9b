import { BY_ID, type Collection, placeOf } from './collection'
import type { Fields } from './ejson'
import { conflict, type DuplicateSpelling, duplicate, noTransaction } from './faults'
import { Blocked, type Change, docLock, Unit, uniqueKeysOf } from './unit'

/** Documented: the platform ends a transaction that has not ended within this time. */
const LIFETIME_MS = 30_000
/** Number of old states after which those no transaction needs are discarded. */
const HISTORY_ROOM = 1_000

type Old = { readonly until: number; readonly text: string | undefined }

export type StoreOptions = {
  readonly now: () => number
  readonly parse: (text: string) => Fields
  readonly spelling: () => DuplicateSpelling
  /** called before others see the changes; when it throws, nothing has changed */
  readonly keep: (changes: readonly Change[]) => void
}

/**
 * Snapshot isolation over the collections: readers see the state of their snapshot. The first writer of a document (or of a
 * unique key) wins; later writers fail at once or, outside of transactions, wait.
 */
export class Store {
  #sequence = 0
  readonly #open = new Map<string, Unit>()
  readonly #locks = new Map<string, Unit>()
  /** when each document or unique key was changed last, as far back as an open transaction may need */
  readonly #touched = new Map<string, number>()
  readonly #history = new Map<string, Old[]>()
  #waiting: (() => void)[] = []

  constructor(private readonly options: StoreOptions) {}

  begin(id: string): Unit {
    const unit = new Unit(id, this.options.now(), false)
    this.#open.set(id, unit)
    return unit
  }

  alone(): Unit {
    const unit = new Unit('', this.options.now(), true)
    unit.snapshot = this.#sequence
    return unit
  }

  /** TransactionNotExist when the transaction has ended or expired. */
  transaction(id: string): Unit {
    this.#expire()
    const unit = this.#open.get(id)
    if (unit === undefined) throw noTransaction()
    unit.snapshot ??= this.#sequence
    return unit
  }

  get openTransactions(): number {
    this.#expire()
    return this.#open.size
  }

  #expire(): void {
    const oldest = this.options.now() - LIFETIME_MS
    for (const unit of this.#open.values()) if (unit.startedAt < oldest) this.end(unit)
  }

  /** Releases the unit's locks; its changes are discarded unless they were committed before. */
  end(unit: Unit): void {
    this.#open.delete(unit.id)
    for (const [lock, owner] of this.#locks) if (owner === unit) this.#locks.delete(lock)
    if (this.#open.size === 0) {
      this.#touched.clear()
      this.#history.clear()
    } else if (this.#history.size > HISTORY_ROOM) this.#forget()
    const waiting = this.#waiting
    this.#waiting = []
    for (const go of waiting) go()
  }

  #forget(): void {
    const needed = Math.min(...[...this.#open.values()].map(({ snapshot }) => snapshot ?? this.#sequence))
    for (const [lock, at] of this.#touched) if (at <= needed) this.#touched.delete(lock)
    for (const [lock, olds] of this.#history) if (olds.every(({ until }) => until <= needed)) this.#history.delete(lock)
  }

  /** Resolves when the next transaction ends, or after `ms`. */
  released(ms: number): Promise<void> {
    this.#expire()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#waiting.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  /** The document as this unit sees it. */
  read(unit: Unit, collection: Collection, at: string): string | undefined {
    const own = unit.changes.get(docLock(collection.name, at))
    return own === undefined ? this.#committed(unit, collection, at) : own.after
  }

  #committed(unit: Unit, collection: Collection, at: string): string | undefined {
    const snapshot = unit.snapshot ?? this.#sequence
    const old = this.#history.get(docLock(collection.name, at))?.find(({ until }) => until > snapshot)
    return old === undefined ? collection.text(at) : old.text
  }

  /** All places with a document now or in some older snapshot. */
  places(unit: Unit, collection: Collection): readonly string[] {
    const prefix = docLock(collection.name, '')
    const others = [...this.#history.keys(), ...unit.changes.keys()].filter((lock) => lock.startsWith(prefix))
    return [...new Set([...collection.places(), ...others.map((lock) => lock.slice(prefix.length))])]
  }

  #take(unit: Unit, lock: string): void {
    if (this.#locks.has(lock)) this.#expire()
    const owner = this.#locks.get(lock)
    if (owner !== undefined && owner !== unit) throw unit.patient ? new Blocked() : conflict()
    if ((this.#touched.get(lock) ?? 0) > (unit.snapshot ?? this.#sequence)) throw conflict()
    this.#locks.set(lock, unit)
  }

  /** Like `write`, but the id must be free. */
  insert(unit: Unit, collection: Collection, doc: Fields, text: string): void {
    const at = placeOf(doc['_id'])
    this.#take(unit, docLock(collection.name, at))
    if (this.read(unit, collection, at) !== undefined)
      throw duplicate(this.options.spelling(), collection.name, BY_ID, { _id: doc['_id'] })
    this.#change(unit, collection, at, doc, text)
  }

  /** Throws Conflict, Duplicate or (for a unit that waits) Blocked; the unit must then be ended. */
  write(unit: Unit, collection: Collection, doc: Fields, text: string): void {
    this.#change(unit, collection, placeOf(doc['_id']), doc, text)
  }

  remove(unit: Unit, collection: Collection, at: string): void {
    this.#change(unit, collection, at, undefined, undefined)
  }

  #change(unit: Unit, collection: Collection, at: string, doc: Fields | undefined, text: string | undefined): void {
    const lock = docLock(collection.name, at)
    this.#take(unit, lock)
    const seen = this.read(unit, collection, at)
    this.#changeKeys(unit, collection, at, seen === undefined ? undefined : this.options.parse(seen), doc)
    const before = unit.changes.get(lock)?.before ?? this.#committed(unit, collection, at)
    unit.changes.set(lock, { collection, at, before, doc, after: text })
  }

  /** Only added or removed keys are locked, because an unchanged key conflicts with no other write. */
  #changeKeys(unit: Unit, collection: Collection, at: string, from: Fields | undefined, to: Fields | undefined): void {
    const [old, fresh] = [uniqueKeysOf(collection, from), uniqueKeysOf(collection, to)]
    for (const { lock } of old.filter((key) => !fresh.some((each) => each.lock === key.lock))) {
      this.#take(unit, lock)
      if (unit.holds.get(lock) === at) unit.holds.delete(lock)
    }
    for (const { lock, index, values } of fresh.filter((key) => !old.some((each) => each.lock === key.lock))) {
      this.#take(unit, lock)
      const holder = unit.holds.get(lock) ?? this.#holderBefore(unit, collection, index.holder(values))
      if (holder !== undefined && holder !== at)
        throw duplicate(
          this.options.spelling(),
          collection.name,
          index.name,
          Object.fromEntries(index.fields.map((field, i) => [field, values[i]])),
        )
    }
    for (const { lock } of fresh) unit.holds.set(lock, at)
  }

  /** The committed document that has this unique key; undefined if this unit has changed that document, because then `unit.holds` says who has the key. */
  #holderBefore(unit: Unit, collection: Collection, holder: string | undefined): string | undefined {
    return holder === undefined || unit.changes.has(docLock(collection.name, holder)) ? undefined : holder
  }

  commit(unit: Unit): void {
    const changes = [...unit.changes.values()].filter(({ before, after }) => before !== after)
    try {
      if (changes.length === 0) return
      this.options.keep(changes)
      this.#apply(unit, changes)
    } finally {
      this.end(unit)
    }
  }

  #apply(unit: Unit, changes: readonly Change[]): void {
    this.#sequence += 1
    const others = this.#open.size > (this.#open.has(unit.id) ? 1 : 0)
    for (const { collection, at, before, doc, after } of changes) {
      if (others) this.#remember(docLock(collection.name, at), before)
      collection.put(at, doc, after)
    }
    if (others) for (const [lock, owner] of this.#locks) if (owner === unit) this.#touched.set(lock, this.#sequence)
  }

  #remember(lock: string, text: string | undefined): void {
    const olds = this.#history.get(lock) ?? []
    olds.push({ until: this.#sequence, text })
    this.#history.set(lock, olds)
  }
}

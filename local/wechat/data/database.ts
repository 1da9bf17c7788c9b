import { randomBytes } from 'node:crypto'
import { CloudFault, type GatewayClock } from '../protocol'
import { Collection, type IndexDeclaration } from './collection'
import { decode, encode, type Fields } from './ejson'
import { type DuplicateSpelling, failed, noCollection } from './faults'
import { openKeep } from './keep'
import { type Found, projected, type Selection, select, type Unindexed } from './select'
import { Store } from './store'
import { Blocked, type Unit } from './unit'
import { checkNames, updated } from './update'

/** Documented: a document, and everything in one answer, has at most 16 MB; an environment 100 collections. */
const MAX_BYTES = 16 * 1024 * 1024
const MAX_COLLECTIONS = 100
/** How often a waiting write looks whether the one in its way has run out of time. */
const LOOK_AGAIN_MS = 20

export type DatabaseOptions = {
  readonly folder: string | undefined
  readonly clock: GatewayClock
  readonly spelling: () => DuplicateSpelling
  readonly unindexed: Unindexed
  /** how long a write outside of transactions waits for one that is in its way */
  readonly patienceMs: number
}

export type Modification = {
  readonly query: Fields
  readonly data: Fields
  readonly multi: boolean
  readonly merge: boolean
  readonly upsert: boolean
}
export type Modified = { readonly updated: number; readonly upsert_id?: unknown }

/** The ids that the platform gives are 32 hexadecimal digits. */
export const mintId = (): string => randomBytes(16).toString('hex')

const ALL = { order: [], offset: 0, limit: Number.POSITIVE_INFINITY } as const

export class Database {
  readonly #collections = new Map<string, Collection>()
  readonly #keep
  readonly store: Store

  constructor(private readonly options: DatabaseOptions) {
    this.#keep = openKeep(options.folder)
    this.store = new Store({
      now: options.clock.now,
      parse: this.parse,
      spelling: options.spelling,
      keep: (changes) => this.#keep.changes(changes),
    })
    for (const { name, indexes } of this.#keep.collections())
      this.#collections.set(name, new Collection(name, this.#keep.texts(name), this.parse, indexes))
  }

  readonly parse = (text: string): Fields => decode(text, this.options.clock.now())

  collection(name: string): Collection {
    const collection = this.#collections.get(name)
    if (collection === undefined) throw noCollection(name)
    return collection
  }

  collections(): readonly Collection[] {
    return [...this.#collections.values()]
  }

  /** false when it is there already */
  addCollection(name: string): boolean {
    if (this.#collections.has(name)) return false
    if (this.#collections.size >= MAX_COLLECTIONS)
      throw new CloudFault('DATABASE_COLLECTION_EXCEED_LIMIT', `more than ${MAX_COLLECTIONS} collections`)
    this.#keep.collection(name, [])
    this.#collections.set(name, new Collection(name, this.#keep.texts(name), this.parse))
    return true
  }

  /** Creates the collection if need be; its indexes are then exactly these. */
  declare(name: string, indexes: readonly IndexDeclaration[]): void {
    this.addCollection(name)
    if (this.collection(name).declares(indexes)) return
    this.#keep.collection(name, indexes)
    this.collection(name).declare(indexes)
  }

  /** One write outside of transactions: waits, for a while, for whoever is in its way. */
  async alone<R>(work: (unit: Unit) => R): Promise<R> {
    const giveUp = performance.now() + this.options.patienceMs
    for (;;) {
      const unit = this.store.alone()
      try {
        const result = work(unit)
        this.store.commit(unit)
        return result
      } catch (error) {
        this.store.end(unit)
        if (!(error instanceof Blocked)) throw error
      }
      if (performance.now() > giveUp) throw failed('the document is locked by a transaction')
      await this.store.released(LOOK_AGAIN_MS)
    }
  }

  select(unit: Unit, name: string, selection: Selection): readonly Found[] {
    const { options, store, parse } = this
    return select({ store, unit, parse, collection: this.collection(name), unindexed: options.unindexed }, selection)
  }

  /** The documents as they are sent. */
  find(unit: Unit, name: string, selection: Selection, projection: Fields | undefined): readonly string[] {
    const texts = this.select(unit, name, selection).map(({ text }) =>
      projection === undefined ? text : encode(projected(this.parse(text), projection)),
    )
    if (texts.reduce((sum, text) => sum + text.length, 0) > MAX_BYTES)
      throw new CloudFault('EXCEED_MAX_RESPONSE_SIZE', 'more than 16 MB in one answer')
    return texts
  }

  count(unit: Unit, name: string, query: Fields): number {
    return this.select(unit, name, { query, ...ALL }).length
  }

  insert(unit: Unit, name: string, fields: Fields): unknown {
    const collection = this.collection(name)
    const { _id: id = mintId(), ...rest } = fields
    const doc = { _id: id, ...rest }
    this.store.insert(unit, collection, doc, this.#textOf(doc))
    return id
  }

  #textOf(doc: Fields): string {
    checkNames(doc)
    const text = encode(doc)
    if (Buffer.byteLength(text) > MAX_BYTES) throw failed('a document has at most 16 MB')
    return text
  }

  #matches(unit: Unit, name: string, query: Fields, multi: boolean): readonly Found[] {
    return this.select(unit, name, { ...ALL, query, limit: multi ? ALL.limit : 1 })
  }

  #written(unit: Unit, name: string, { data, merge }: Modification, { text }: Found): Fields | undefined {
    const old = this.parse(text)
    const doc = merge ? updated(old, data) : { _id: old['_id'], ...data }
    const after = this.#textOf(doc)
    this.store.write(unit, this.collection(name), doc, after)
    return after === text ? undefined : doc
  }

  /** `updated` counts the documents that are different now, as MongoDB's nModified. */
  modify(unit: Unit, name: string, modification: Modification): Modified {
    const { query, data, multi, merge, upsert } = modification
    const found = this.#matches(unit, name, query, multi)
    if (found.length === 0 && upsert) {
      const id = query['_id'] ?? mintId()
      const doc = merge ? updated({ _id: id }, data) : { _id: id, ...data }
      return { updated: 0, upsert_id: this.insert(unit, name, doc) }
    }
    return { updated: found.filter((each) => this.#written(unit, name, modification, each) !== undefined).length }
  }

  modifyAndReturn(unit: Unit, name: string, query: Fields, data: Fields): { updated: number; doc: Fields | null } {
    const [first] = this.#matches(unit, name, query, false)
    if (first === undefined) return { updated: 0, doc: null }
    const doc = this.#written(unit, name, { query, data, multi: false, merge: true, upsert: false }, first)
    return doc === undefined ? { updated: 0, doc: this.parse(first.text) } : { updated: 1, doc }
  }

  remove(unit: Unit, name: string, query: Fields, multi: boolean): number {
    const found = this.#matches(unit, name, query, multi)
    for (const { at } of found) this.store.remove(unit, this.collection(name), at)
    return found.length
  }

  close(): void {
    this.#keep.close()
  }
}

import { createHash, randomInt } from 'node:crypto'
import { type Collection, type Key, type Stored, StoreError } from '@cloud/ports/doc-store'
import { encodeDoc, indexedFields, keysOf } from '../../store/payload'

/**
 * All documents are stored in one collection of the platform, because a request reaches only one collection: so one request
 * inserts all new documents of a transaction, and one request checks all documents that the transaction read. The few indexes
 * of the collection serve every list (`indexes.json`), so a release with a new list needs no change of the environment.
 * Fields: `_id` `<collection>/<id>` · `v` a random mark of the last write · `d` the document as JSON text (the SDK would
 * convert `{type: 'Point', …}` to an object of its own, and the database would change the type of integers) · `e1`, `s1` … for
 * each declared index, in order of declaration, the values compared for equality and the sort value · `u` the unique key, or
 * the id if there is none (two missing keys would be duplicates of null) · `gone` a tombstone: the document is deleted, and
 * only its id remains (see `UnitOfWork`).
 */
export type Raw = {
  readonly _id: string
  readonly v: number
  readonly d?: string
  readonly u: string
  readonly gone?: true
  readonly [slot: `${'e' | 's'}${number}`]: Key
}

export const PHYSICAL = 'documents'
/** The largest number of lists that any collection declares; the platform allows 20 indexes, this project 10. */
export const SLOTS = 8

const SAFE_NAME = /^[A-Za-z]\w*$/
/** Old database engines refuse an indexed value longer than 1024 bytes. */
const LONGEST_PLAIN = 180

export const placeOf = (collection: string, id: string): string => `${collection}/${id}`
export const idIn = (collection: string, place: string): string => place.slice(collection.length + 1)

/** The key of a list: its name and the values compared for equality. */
export const entryOf = (collection: string, index: string, values: readonly Key[]): string => {
  const list = `${collection}.${index}`
  const text = JSON.stringify(values)
  if (Buffer.byteLength(text) <= LONGEST_PLAIN) return `${list}:${text}`
  return `${list}#${createHash('sha256').update(text).digest('base64url')}`
}

/** A random mark unique to each write: finding it proves that this very write took place. */
export const freshMark = (): number => randomInt(1, 2 ** 47)

/** One collection of the product: how its documents are encoded, with the type of each field seen so far. */
export type Shelf = {
  readonly name: string
  readonly fields: readonly string[]
  /** the slot number of the index, from 1 */
  readonly slotOf: (index: string) => number
  /** StoreError `invalid` for values that no store may accept */
  encode<T>(collection: Collection<T>, id: string, doc: T): Omit<Raw, 'v'>
  readonly checkKind: (field: string, key: Key) => void
  decode<T>(collection: Collection<T>, raw: Raw): Stored<T>
}

const invalid = (what: string): StoreError => new StoreError('invalid', what)

const checkNames = (collection: Collection<never>, indexes: readonly string[]): void => {
  const odd = [collection.name, ...indexes, ...indexedFields(collection)].find((name) => !SAFE_NAME.test(name))
  if (odd !== undefined) throw invalid(`${collection.name}: ${odd} cannot be a name`)
  if (indexes.length > SLOTS) throw invalid(`${collection.name}: more than ${SLOTS} lists`)
  const unique = indexes.filter((name) => collection.indexes[name]?.unique === true)
  if (unique.length > 1) throw invalid(`${collection.name}: more than one unique key`)
}

/**
 * A field has one type throughout its collection, because text and numbers are sorted separately and a range would miss the
 * values of the other type.
 */
const kindsOf = (name: string) => {
  const kinds = new Map<string, string>()
  return {
    check: (field: string, key: Key): void => {
      const kind = kinds.get(field)
      if (kind !== undefined && kind !== typeof key)
        throw invalid(`${name}.${field}: is a ${kind} in every other document`)
    },
    learn: (fields: readonly string[], keysOfOne: () => readonly Key[]): void => {
      if (kinds.size < fields.length)
        for (const [i, key] of keysOfOne().entries()) kinds.set(fields[i] ?? '', typeof key)
    },
  }
}

export const shelfOf = (declared: Collection<never>): Shelf => {
  const { name } = declared
  const indexes = Object.keys(declared.indexes)
  checkNames(declared, indexes)
  const fields = indexedFields(declared)
  const kinds = kindsOf(name)
  const slotsOf = (at: (field: string) => Key): Partial<Raw> =>
    Object.fromEntries(
      Object.entries(declared.indexes).flatMap(([index, { eq, sort }], i) => [
        [`e${i + 1}`, entryOf(name, index, eq.map(at))],
        [`s${i + 1}`, sort === undefined ? 0 : at(sort)],
      ]),
    )
  const uniqueOf = (place: string, at: (field: string) => Key): string => {
    const found = Object.entries(declared.indexes).find(([, { unique }]) => unique === true)
    if (found === undefined) return place
    const [index, { eq, sort }] = found
    return entryOf(name, index, [...eq, ...(sort === undefined ? [] : [sort])].map(at))
  }
  return {
    name,
    fields,
    slotOf: (index) => indexes.indexOf(index) + 1,
    checkKind: kinds.check,
    encode: (collection, id, doc) => {
      const text = encodeDoc(name, doc)
      const keys = keysOf(collection, fields, doc)
      const at = (field: string): Key => keys[fields.indexOf(field)] ?? 0
      for (const [i, key] of keys.entries()) kinds.check(fields[i] ?? '', key)
      kinds.learn(fields, () => keys)
      const place = placeOf(name, id)
      return { _id: place, d: text, u: uniqueOf(place, at), ...slotsOf(at) }
    },
    decode: <T>(collection: Collection<T>, raw: Raw) => {
      const doc = JSON.parse(raw.d ?? '') as T
      kinds.learn(fields, () => keysOf(collection, fields, doc))
      return { id: idIn(name, raw._id), v: raw.v, doc }
    },
  }
}

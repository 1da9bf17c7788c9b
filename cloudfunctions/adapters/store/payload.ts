import { type Collection, type Key, StoreError } from '@cloud/ports/doc-store'

/** Limits common to all stores, so that a document accepted by one is accepted by all. */
const MAX_BYTES = 200 * 1024
const MAX_DEPTH = 60
const MAX_ID = 200
const MAX_KEY = 500
const MAX_MANY = 100

const invalid = (what: string): StoreError => new StoreError('invalid', what)

// An object is plain if its prototype has no prototype. `Object.prototype` is not compared, because another realm (a worker, a
// test) has its own `Object`.
const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

// `$` and `.` are operators and paths in a document database; `__proto__` would be lost when reading.
const badName = (name: string): boolean =>
  name === '' || name === '__proto__' || name.startsWith('$') || name.includes('.') || name.includes('\u0000')

/**
 * The first value JSON cannot represent, as the rest of a sentence that begins with its path; an undefined property counts as
 * absent. Never contains the value, which may be private. The path is built while returning, so a valid document costs nothing.
 */
const faultIn = (value: unknown, depth: number): string | undefined => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : ' is no finite number'
  if (typeof value !== 'object') return ` is ${typeof value}`
  if (depth > MAX_DEPTH) return ' is nested too deep or in a circle'
  if (Array.isArray(value)) return faultInItems(value, depth)
  return isPlain(value) ? faultInFields(value, depth) : ' is not a plain object'
}

const faultInItems = (items: readonly unknown[], depth: number): string | undefined => {
  // iterated by index, so that a hole in the array is treated as undefined
  for (let i = 0; i < items.length; i += 1) {
    const fault = faultIn(items[i], depth + 1)
    if (fault !== undefined) return `[${i}]${fault}`
  }
  return undefined
}

const faultInFields = (value: object, depth: number): string | undefined => {
  for (const [name, field] of Object.entries(value)) {
    if (badName(name)) return ' has a field name that not every store can keep'
    const fault = field === undefined ? undefined : faultIn(field, depth + 1)
    if (fault !== undefined) return `.${name}${fault}`
  }
  return undefined
}

// The JSON escapes of NUL and of a lone surrogate; an odd number of backslashes before `u` makes it an escape, an even number
// plain text.
const UNCLEAN = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/

/** The document as JSON text. StoreError `invalid` when it is not plain JSON or longer than 200 KB. */
export const encodeDoc = (collection: string, doc: unknown): string => {
  if (typeof doc !== 'object' || doc === null || Array.isArray(doc)) throw invalid(`${collection}: not an object`)
  const fault = faultIn(doc, 0)
  if (fault !== undefined) throw invalid(`${collection}${fault}`)
  const text = JSON.stringify(doc)
  if (text.includes('\\u') && UNCLEAN.test(text)) throw invalid(`${collection}: a text that not every store can keep`)
  if (Buffer.byteLength(text) > MAX_BYTES) throw invalid(`${collection}: longer than ${MAX_BYTES} bytes`)
  return text
}

// Databases store a NUL or a lone surrogate differently, or not at all.
const isClean = (text: string): boolean => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text)

export const checkId = (collection: string, id: unknown): void => {
  if (typeof id !== 'string' || id === '' || id.length > MAX_ID || !isClean(id))
    throw invalid(`${collection}: not an id`)
}

export const checkMany = (collection: string, ids: readonly string[]): void => {
  if (ids.length > MAX_MANY) throw invalid(`${collection}: more than ${MAX_MANY} ids at once`)
}

export const checkKey = (where: string, key: unknown): Key => {
  if (typeof key === 'number' && Number.isFinite(key)) return key + 0 // -0 becomes 0
  if (typeof key === 'string' && key.length <= MAX_KEY && isClean(key)) return key
  throw invalid(`${where}: an indexed field is a string or a finite number, and always there`)
}

/** All fields of all indexes, each once, in the order of declaration. */
export const indexedFields = (collection: Pick<Collection<never>, 'indexes'>): readonly string[] => [
  ...new Set(
    Object.values(collection.indexes).flatMap(({ eq, sort }) => (sort === undefined ? [...eq] : [...eq, sort])),
  ),
]

/** The indexed values of a document, in the order of `fields`. */
export const keysOf = <T>(collection: Collection<T>, fields: readonly string[], doc: T): readonly Key[] => {
  const keys = collection.keys(doc)
  return fields.map((field) => checkKey(`${collection.name}.${field}`, keys[field]))
}

/** MongoDB's order of values: by type, then within the type; text by its UTF-8 bytes; a missing field is null. */
const RANKS: Readonly<Record<string, number>> = { number: 2, bigint: 2, string: 3, boolean: 8 }

const rankOf = (value: unknown): number => {
  if (value === null || value === undefined) return 1
  const simple = RANKS[typeof value]
  if (simple !== undefined) return simple
  if (Array.isArray(value)) return 5
  if (value instanceof Date) return 9
  if (value instanceof RegExp) return 11
  if (value instanceof Uint8Array) return 6
  return typeof value === 'object' && '_bsontype' in value && value._bsontype === 'ObjectId' ? 7 : 4
}

export const sameKind = (a: unknown, b: unknown): boolean => rankOf(a) === rankOf(b)

// UTF-16 sorts a surrogate pair before U+E000–U+FFFF, UTF-8 sorts it after them; only such characters need a comparison of
// bytes.
const compareText = (a: string, b: string): number => {
  if (a === b) return 0
  if (/[\ud800-\uffff]/.test(a) && /[\ud800-\uffff]/.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return a < b ? -1 : 1
}

const compareNumbers = (a: number, b: number): number => {
  if (a === b) return 0
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a)) // NaN comes first
  return a < b ? -1 : 1
}

const compareLists = (a: readonly unknown[], b: readonly unknown[]): number => {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const order = compare(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

const compareObjects = (a: object, b: object): number =>
  compareLists(Object.entries(a).flat(), Object.entries(b).flat())

/** Returns a negative number, zero or a positive number. */
export const compare = (a: unknown, b: unknown): number => {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b)
  const byKind = rankOf(a) - rankOf(b)
  if (byKind !== 0) return byKind
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b)
  if (a instanceof Date && b instanceof Date) return compareNumbers(a.getTime(), b.getTime())
  if (typeof a === 'boolean' || a instanceof RegExp) return compareText(String(a), String(b))
  if (a === null || a === undefined || b === null || b === undefined) return 0
  if (typeof a === 'object' && typeof b === 'object' && !('_bsontype' in a)) return compareObjects(a, b)
  return compareText(String(a), String(b))
}

/** Compares field by field; both lists have the same length. */
export const compareKeys = (a: readonly unknown[], b: readonly unknown[]): number => {
  for (let i = 0; i < a.length; i += 1) {
    const order = compare(a[i], b[i])
    if (order !== 0) return order
  }
  return 0
}

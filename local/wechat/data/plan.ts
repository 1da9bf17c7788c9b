import { type Bounds, boundsOf, type Edge, excludesNull, onlyValue } from './bounds'
import { BY_ID, type Collection, placeOf } from './collection'
import { type Fields, isObject } from './ejson'
import { type Matcher, operatorsOf } from './match'
import type { OrderedIndex } from './ordered-index'

export type Order = readonly { readonly field: string; readonly back: boolean }[]

/** How candidates are found. `ordered`: the candidates come in the requested order. */
export type Plan =
  | { readonly kind: 'ids'; readonly places: readonly string[]; readonly ordered: boolean }
  | {
      readonly kind: 'index'
      readonly index: OrderedIndex
      readonly first: readonly unknown[]
      readonly from: Edge | undefined
      readonly to: Edge | undefined
      readonly back: boolean
      readonly ordered: boolean
    }
  /** no declared index helps: every document is read */
  | { readonly kind: 'scan'; readonly ordered: boolean }

const idsIn = (query: Fields): readonly unknown[] | undefined => {
  if (!Object.hasOwn(query, '_id')) return undefined
  const { $eq: one, $in: several } = operatorsOf(query['_id'])
  const ids = one === undefined ? several : [one]
  return Array.isArray(ids) && !ids.some((id) => id instanceof RegExp) ? ids : undefined
}

/** Backwards (true), forwards (false), or undefined when the index does not have this order. */
const directionOf = (rest: readonly string[], order: Order): boolean | undefined => {
  const back = order[0]?.back ?? false
  const runs = order.every((step, i) => step.field === rest[i] && step.back === back)
  return runs ? back : undefined
}

type Candidate = { readonly plan: Plan & { kind: 'index' }; readonly score: number }

/** The values of the first fields, as long as the query allows only one value for each. */
const firstValues = (fields: readonly string[], bounds: Bounds): readonly unknown[] => {
  const first: unknown[] = []
  for (const field of fields) {
    const only = onlyValue(bounds.get(field))
    if (only === undefined) break
    first.push(only.value)
  }
  return first
}

const candidateOf = (index: OrderedIndex, bounds: Bounds, order: Order): Candidate | undefined => {
  const fields = index.name === BY_ID ? ['_id'] : [...index.fields, '_id']
  if (!index.complete && !excludesNull(bounds.get(fields[0] ?? ''))) return undefined
  const first = firstValues(fields, bounds)
  const rest = fields.slice(first.length)
  const { from, to } = bounds.get(rest[0] ?? '') ?? {}
  const asked = order.filter(({ field }) => onlyValue(bounds.get(field)) === undefined)
  const back = directionOf(rest, asked)
  const narrowed = from !== undefined || to !== undefined
  if (first.length === 0 && !narrowed && (back === undefined || order.length === 0)) return undefined
  return {
    score: first.length * 4 + (back !== undefined ? 2 : 0) + (narrowed ? 1 : 0),
    plan: { kind: 'index', index, first, from, to, back: back ?? false, ordered: back !== undefined },
  }
}

export const planOf = (collection: Collection, query: Fields, order: Order): Plan => {
  const ids = idsIn(query)
  if (ids !== undefined) {
    const places = [...new Set(ids.map(placeOf))]
    return { kind: 'ids', places, ordered: order.length === 0 || places.length < 2 }
  }
  const bounds = boundsOf(query)
  const best = collection.indexes
    .filter(({ usable }) => usable)
    .map((index) => candidateOf(index, bounds, order))
    .filter((candidate) => candidate !== undefined)
    .reduce<Candidate | undefined>((top, each) => (top === undefined || each.score > top.score ? each : top), undefined)
  return best?.plan ?? { kind: 'scan', ordered: order.length === 0 }
}

/** The indexed values as a document: sufficient for a query that uses no other fields. */
export const keyDocument = (index: OrderedIndex, key: readonly unknown[]): Fields => {
  const doc: Fields = { _id: key[key.length - 1] }
  index.fields.forEach((field, i) => {
    const path = field.split('.')
    const last = path.pop() ?? field
    let place: Fields = doc
    for (const step of path) {
      const inner = place[step]
      const next = isObject(inner) ? inner : {}
      place[step] = next
      place = next
    }
    place[last] = key[i]
  })
  return doc
}

/** Whether the indexed values are sufficient to decide if a document matches. */
export const isCovered = (index: OrderedIndex, { fields, presence }: Matcher): boolean =>
  fields !== undefined && !presence && [...fields].every((field) => field === '_id' || index.fields.includes(field))

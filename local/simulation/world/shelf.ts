import { encodeDoc, indexedFields, keysOf } from '@cloud/adapters/store/payload'
import { type CheckedQuery, cursorAt } from '@cloud/adapters/store/query'
import { type Collection, type Key, type Stored, StoreError } from '@cloud/ports/doc-store'

/** The parsed text of each row. */
const docs = new WeakMap<Row, unknown>()
const frozen = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  for (const field of Object.values(value)) frozen(field)
  return Object.freeze(value)
}
/** `shared`: the same frozen document each time, instead of a copy. */
export const docOf = <T>(row: Row, shared: boolean): T => {
  if (!shared) return JSON.parse(row.text) as T
  const known = docs.get(row) ?? frozen(JSON.parse(row.text))
  docs.set(row, known)
  return known as T
}

export type Row = { readonly v: number; readonly text: string; readonly keys: readonly Key[] }
type Place = { readonly sort: Key; readonly id: string }

const isAscii = (text: string): boolean => {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 127) return false
  return true
}
/** The order of bytes, as databases sort text. */
const compare = (a: Key, b: Key): number => {
  if (a === b) return 0
  if (typeof a === 'string' && typeof b === 'string' && !(isAscii(a) && isAscii(b)))
    return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return a < b ? -1 : 1
}
const comparePlaces = (a: Place, b: Place): number => compare(a.sort, b.sort) || compare(a.id, b.id)

/** The first position whose item is not before `at`. */
const positionOf = <T>(items: readonly T[], at: T, order: (a: T, b: T) => number): number => {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && order(item, at) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The places of a query in its order, after its cursor. */
const rangeOf = ({ gte, lt, desc, after }: CheckedQuery, places: readonly Place[]): readonly Place[] => {
  // no id is empty, so an empty id comes before all documents with the same sort value
  const before = (sort: Key | undefined, otherwise: number): number =>
    sort === undefined ? otherwise : positionOf(places, { sort, id: '' }, comparePlaces)
  let [from, to] = [before(gte, 0), before(lt, places.length)]
  if (after !== undefined) {
    const passed = positionOf(places, { sort: after.sort ?? '', id: after.id }, comparePlaces)
    if (desc) to = Math.min(to, passed)
    else from = Math.max(from, passed + (places[passed]?.id === after.id ? 1 : 0))
  }
  const within = places.slice(from, Math.max(from, to))
  return desc ? within.reverse() : within
}

/** The documents of one collection with its indexes. */
export type Shelf = ReturnType<typeof shelfOf>

export const shelfOf = (declared: Collection<never>, shared: boolean) => {
  const { name, indexes } = declared
  const fields = indexedFields(declared)
  const kinds = new Map<string, string>()
  const rows = new Map<string, Row>()
  const lists = new Map(
    Object.entries(indexes).map(([index, { eq, sort }]) => [
      index,
      {
        eq: eq.map((field) => fields.indexOf(field)),
        sort: sort === undefined ? -1 : fields.indexOf(sort),
        groups: new Map<string, Place[]>(),
      },
    ]),
  )
  let ids: string[] | undefined
  const checkKind = (field: string, key: Key | undefined): void => {
    const kind = kinds.get(field)
    if (key !== undefined && kind !== undefined && kind !== typeof key)
      throw new StoreError('invalid', `${name}.${field}: is a ${kind} in every other document`)
  }
  const checkKinds = ({ index, eq, gte, lt, after }: CheckedQuery): void => {
    for (const [i, field] of index.eq.entries()) checkKind(field, eq[i])
    for (const key of [gte, lt, after?.sort]) if (index.sort !== undefined) checkKind(index.sort, key)
  }
  const groupOf = (eq: readonly (Key | undefined)[]): string => JSON.stringify(eq)
  const placeIn = (places: Place[], at: Place, adding: boolean): void =>
    void places.splice(positionOf(places, at, comparePlaces), adding ? 0 : 1, ...(adding ? [at] : []))
  const place = (id: string, { keys }: Row, adding: boolean): void => {
    for (const { eq, sort, groups } of lists.values()) {
      const group = groupOf(eq.map((field) => keys[field]))
      const places = groups.get(group) ?? []
      placeIn(places, { sort: keys[sort] ?? '', id }, adding)
      if (places.length === 0) groups.delete(group)
      else groups.set(group, places)
    }
  }
  const stored = <T>(id: string): Stored<T> => {
    const row = rows.get(id)
    if (row === undefined) throw new Error(`${name}: no document ${id}`)
    return { id, v: row.v, doc: docOf<T>(row, shared) }
  }

  return {
    name,
    encode: <T>(collection: Collection<T>, doc: T): Pick<Row, 'text' | 'keys'> => {
      const text = encodeDoc(name, doc)
      const keys = keysOf(collection, fields, doc)
      for (const [i, field] of fields.entries()) checkKind(field, keys[i])
      return { text, keys }
    },
    row: (id: string): Row | undefined => rows.get(id),
    /** the id of another document with the same unique key, if a row would have one */
    taken: (id: string, { keys }: Row): boolean =>
      Object.entries(indexes).some(([index, { unique }]) => {
        const list = lists.get(index)
        if (unique !== true || list === undefined) return false
        const group = list.groups.get(groupOf(list.eq.map((field) => keys[field]))) ?? []
        return group.some((other) => other.id !== id)
      }),
    set: (id: string, row: Row | undefined): void => {
      const before = rows.get(id)
      if (before !== undefined) place(id, before, false)
      if (row === undefined) rows.delete(id)
      else {
        rows.set(id, row)
        place(id, row, true)
        if (kinds.size < fields.length) for (const [i, field] of fields.entries()) kinds.set(field, typeof row.keys[i])
      }
      if ((before === undefined) !== (row === undefined)) ids = undefined
    },
    ids: (): readonly string[] => {
      ids ??= [...rows.keys()].sort(compare)
      return ids
    },
    stored,
    walk: <T>(after: string | undefined, limit: number): readonly Stored<T>[] => {
      ids ??= [...rows.keys()].sort(compare)
      const from = after === undefined ? 0 : positionOf(ids, after, compare) + (rows.has(after) ? 1 : 0)
      return ids.slice(from, from + limit).map((id) => stored<T>(id))
    },
    page: <T>(query: CheckedQuery): { readonly items: readonly Stored<T>[]; readonly next?: string } => {
      checkKinds(query)
      const within = rangeOf(query, lists.get(query.name)?.groups.get(groupOf(query.eq)) ?? [])
      const chosen = within.slice(0, query.limit)
      const items = chosen.map(({ id }) => stored<T>(id))
      const last = chosen[query.limit - 1]
      if (within.length <= query.limit || last === undefined) return { items }
      const sort = query.index.sort === undefined ? {} : { sort: last.sort }
      return { items, next: cursorAt(name, query, { ...sort, id: last.id }) }
    },
  }
}

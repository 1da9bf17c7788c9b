import { checkQuery, checkWalk } from '@cloud/adapters/store/query'
import { freshMark, idIn, PHYSICAL, placeOf, type Raw, shelfOf } from '@cloud/adapters/wechat/store/layout'
import {
  type Collection,
  type DocStore,
  type Key,
  type Stored,
  StoreError,
  type StoreWalk,
  type Tx,
} from '@cloud/ports/doc-store'
import type { Gateway } from '../gateway'

/** Compares byte by byte, as the stores sort. */
const before = (a: Key, b: Key): number => {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)))
}

const notHere = (): never => {
  throw new StoreError('invalid', 'the desk writes through the functions')
}

/**
 * Reads the committed state of the gateway without the SDK, for the desk's own front page and tools. Writes go through the
 * functions; only the city union, which must exist before the first call, is written here, when there is no concurrent writer
 * yet.
 */
export const committedIn = (gateway: Gateway): DocStore & StoreWalk => {
  const read = <T>(collection: Collection<T>, id: string): Stored<T> | undefined => {
    const raw = gateway.document(PHYSICAL, placeOf(collection.name, id)) as Raw | undefined
    if (raw === undefined || raw.gone === true) return undefined
    return { id, v: raw.v, doc: JSON.parse(raw.d ?? '') as T }
  }
  const idsOf = (name: string): readonly string[] => {
    const prefix = placeOf(name, '')
    return gateway.ids(PHYSICAL).flatMap((place) => (place.startsWith(prefix) ? [idIn(name, place)] : []))
  }
  const some = <T>(found: readonly (Stored<T> | undefined)[]): readonly Stored<T>[] =>
    found.flatMap((each) => (each === undefined ? [] : [each]))
  const put = async <T>(collection: Collection<T>, id: string, doc: T): Promise<void> => {
    const raw = shelfOf(collection as unknown as Collection<never>).encode(collection, id, doc)
    await gateway.seed(PHYSICAL, [{ ...raw, v: freshMark() }])
  }
  const tx: Tx = {
    get: async (collection, id) => read(collection, id),
    getMany: async (collection, ids) => ids.map((id) => read(collection, id)),
    insert: put,
    replace: notHere,
    remove: notHere,
  }
  return {
    get: async (collection, id) => read(collection, id),
    getMany: async (collection, ids) => some(ids.map((id) => read(collection, id))),
    // only the first page: the desk needs no others
    query: async (collection, query) => {
      const { index, eq, gte, lt, desc, limit } = checkQuery(collection, query)
      const sortOf = (doc: (typeof all)[number]['doc']): Key =>
        index.sort === undefined ? 0 : (collection.keys(doc)[index.sort] ?? 0)
      const all = some(idsOf(collection.name).map((id) => read(collection, id)))
      const found = all.filter(({ doc }) => {
        const keys = collection.keys(doc)
        const sort = sortOf(doc)
        const inRange = (gte === undefined || before(sort, gte) >= 0) && (lt === undefined || before(sort, lt) < 0)
        return inRange && index.eq.every((field, i) => keys[field] === eq[i])
      })
      const inOrder = found.sort((a, b) => before(sortOf(a.doc), sortOf(b.doc)) || before(a.id, b.id))
      return { items: (desc ? inOrder.reverse() : inOrder).slice(0, limit) }
    },
    transaction: (work) => work(tx),
    walk: async (collection, after, limit) => {
      checkWalk(collection.name, after, limit)
      const ids = idsOf(collection.name).filter((id) => after === undefined || before(id, after) > 0)
      return some(ids.slice(0, limit).map((id) => read(collection, id)))
    },
  }
}

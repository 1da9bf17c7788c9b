import { type Collection, type Index, type Key, type Query, StoreError } from '@cloud/ports/doc-store'
import { checkId, checkKey } from './payload'

const MAX_LIMIT = 100

const invalid = (what: string): StoreError => new StoreError('invalid', what)

/** The end of a page: the sort value (if there is a sort field) and the id of its last document. */
export type Position = { readonly sort?: Key; readonly id: string }

export type CheckedQuery = {
  readonly name: string
  readonly index: Index
  readonly eq: readonly Key[]
  readonly gte: Key | undefined
  readonly lt: Key | undefined
  readonly desc: boolean
  readonly limit: number
  readonly after: Position | undefined
}

// Part of the cursor, because a cursor of one list must be refused by another.
const walkName = (collection: string, index: string, desc: boolean): string =>
  `${collection}.${index}.${desc ? 'down' : 'up'}`

export const cursorAt = (collection: string, query: Pick<CheckedQuery, 'name' | 'desc'>, at: Position): string =>
  Buffer.from(
    JSON.stringify([walkName(collection, query.name, query.desc), ...(at.sort === undefined ? [] : [at.sort]), at.id]),
  ).toString('base64url')

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return undefined // not JSON: the caller refuses it like any other invalid cursor
  }
}

const positionIn = (collection: string, walk: string, sorted: boolean, cursor: string): Position => {
  const parts = parsed(cursor)
  if (!Array.isArray(parts) || parts.length !== (sorted ? 3 : 2) || parts[0] !== walk)
    throw invalid(`${collection}: not a cursor of this list`)
  const id: unknown = parts[parts.length - 1]
  checkId(collection, id)
  return { id: String(id), ...(sorted ? { sort: checkKey(collection, parts[1]) } : {}) }
}

/** StoreError `invalid` for arguments of a walk (StoreWalk) that no store accepts. */
export const checkWalk = (collection: string, after: string | undefined, limit: number): void => {
  if (after !== undefined) checkId(collection, after)
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw invalid(`${collection}: a page has 1 to ${MAX_LIMIT} documents`)
}

/**
 * StoreError `invalid` for an undeclared index, a wrong number of values, a limit outside 1–100, or a cursor of another list.
 */
export const checkQuery = <T>(collection: Collection<T>, query: Query): CheckedQuery => {
  const index = Object.hasOwn(collection.indexes, query.index) ? collection.indexes[query.index] : undefined
  const where = `${collection.name}.${query.index}`
  if (index === undefined) throw invalid(`${where}: no such index`)
  if (query.eq.length !== index.eq.length) throw invalid(`${where}: takes ${index.eq.length} values`)
  if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > MAX_LIMIT)
    throw invalid(`${where}: a page has 1 to ${MAX_LIMIT} documents`)
  if (index.sort === undefined && (query.gte !== undefined || query.lt !== undefined))
    throw invalid(`${where}: has no field to take a range of`)
  const desc = query.desc === true
  return {
    name: query.index,
    index,
    eq: query.eq.map((key) => checkKey(where, key)),
    gte: query.gte === undefined ? undefined : checkKey(where, query.gte),
    lt: query.lt === undefined ? undefined : checkKey(where, query.lt),
    desc,
    limit: query.limit,
    after:
      query.cursor === undefined
        ? undefined
        : positionIn(
            collection.name,
            walkName(collection.name, query.index, desc),
            index.sort !== undefined,
            query.cursor,
          ),
  }
}

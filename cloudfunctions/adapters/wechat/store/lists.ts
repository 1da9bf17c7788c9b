import type { Collection, Key } from '@cloud/ports/doc-store'
import { type CheckedQuery, cursorAt } from '../../store/query'
import type { Command, Condition } from '../sdk'
import { entryOf, idIn, placeOf, type Raw, type Shelf } from './layout'
import type { Page } from './wire'

const checkKinds = (shelf: Shelf, { index, eq, gte, lt, after }: CheckedQuery): void => {
  for (const [i, field] of index.eq.entries()) shelf.checkKind(field, eq[i] ?? '')
  for (const key of [gte, lt, after?.sort])
    if (index.sort !== undefined && key !== undefined) shelf.checkKind(index.sort, key)
}

/** Inclusive from the last page's end, so that one range of one index holds the page; the tiebreak is a separate condition. */
const rangeOf = (_: Command, { gte, lt, after, desc }: CheckedQuery): readonly Condition[] => {
  const end = after?.sort
  return [
    ...(gte === undefined ? [] : [_.gte(gte)]),
    ...(lt === undefined ? [] : [_.lt(lt)]),
    ...(end === undefined ? [] : [desc ? _.lte(end) : _.gte(end)]),
  ]
}

/** One list of one collection, by one index: equal on `e`, sorted by `s`, then by id. */
export const pageOf = <T>(_: Command, shelf: Shelf, collection: Collection<T>, query: CheckedQuery) => {
  checkKinds(shelf, query)
  const slot = shelf.slotOf(query.name)
  const [e, s] = [`e${slot}`, `s${slot}`] as const
  const { after, desc, index, limit } = query
  const beyond = desc ? _.lt.bind(_) : _.gt.bind(_)
  const idBeyond = after === undefined ? [] : [{ _id: beyond(placeOf(shelf.name, after.id)) }]
  const wheres: unknown[] = [
    { [e]: entryOf(shelf.name, query.name, query.eq) },
    ...rangeOf(_, query).map((condition) => ({ [s]: condition })),
  ]
  if (after?.sort === undefined) wheres.push(...idBeyond)
  else wheres.push(_.or([{ [s]: beyond(after.sort) }, ...idBeyond]))
  const direction = desc ? 'desc' : 'asc'
  const page: Page = {
    where: wheres.length === 1 ? (wheres[0] as Page['where']) : _.and(wheres),
    order: [
      [s, direction],
      ['_id', direction],
    ],
    limit: limit + 1, // one more row shows whether there is a next page
  }
  const settle = (raws: readonly Raw[]): { readonly raws: readonly Raw[]; readonly next?: string } => {
    const last = raws[limit - 1]
    if (raws.length <= limit || last === undefined) return { raws }
    const sort = index.sort === undefined ? {} : { sort: last[`s${slot}`] as Key }
    return {
      raws: raws.slice(0, limit),
      next: cursorAt(collection.name, query, { ...sort, id: idIn(shelf.name, last._id) }),
    }
  }
  return { page, settle }
}

/** The character after `/`: upper bound of all ids of a collection, because `/` ends the collection's name in each id. */
const AFTER_ALL = '0'

/** All documents of a collection, sorted by id. */
export const walkOf = (_: Command, shelf: Shelf, after: string | undefined, limit: number): Page => {
  const bounds = [{ _id: _.gt(placeOf(shelf.name, after ?? '')) }, { _id: _.lt(`${shelf.name}${AFTER_ALL}`) }]
  return { where: _.and(bounds), order: [['_id', 'asc']], limit }
}

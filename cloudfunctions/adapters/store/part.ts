import type { Collection, DocStore, Query, Stored, StoreWalk, Tx } from '@cloud/ports/doc-store'
import type { OrgId } from '@domain/kernel/ids'
import { cityOf, codeOf, FIRST_CITY } from '@domain/organisation/cities'

/** The documents of a city in an installation of several: the first city's have the names they have where there is one only. */
const nameIn = (name: string, city: OrgId): string => (city === FIRST_CITY ? name : `${name}_of_${codeOf(city)}`)

const named = <T>(collection: Collection<T>, city: OrgId): Collection<T> =>
  collection.ownerOf === undefined ? { ...collection, name: nameIn(collection.name, city) } : collection

/** The collections of an installation: the first city's, those that all cities share, and the own ones of the others. */
export const collectionsIn = (
  collections: readonly Collection<never>[],
  codes: readonly string[],
): readonly Collection<never>[] => {
  const own = collections.filter(({ ownerOf }) => ownerOf === undefined)
  return [...collections, ...codes.flatMap((code) => own.map((each) => named(each, cityOf(code))))]
}

const ownIn =
  (city: OrgId) =>
  <T>({ ownerOf }: Collection<T>, { doc }: Stored<T>): boolean =>
    ownerOf === undefined || (ownerOf(doc as never) ?? FIRST_CITY) === city

/** The same collection under its name in this city, made once. */
const namesIn = (city: OrgId) => {
  const made = new WeakMap<object, object>()
  return <T>(collection: Collection<T>): Collection<T> => {
    const known = (made.get(collection) as Collection<T> | undefined) ?? named(collection, city)
    made.set(collection, known)
    return known
  }
}

/** The walk over one city's part. */
export const walkIn = (store: StoreWalk, city: OrgId): StoreWalk => {
  const here = namesIn(city)
  const isOwn = ownIn(city)
  const { atOneMoment } = store
  return {
    walk: async <T>(collection: Collection<T>, after: string | undefined, limit: number) => {
      const found: Stored<T>[] = []
      let last = after
      // a page is short only at the end
      while (found.length < limit) {
        const page = await store.walk(here(collection), last, limit)
        found.push(...page.filter((stored) => isOwn(collection, stored)))
        last = page[page.length - 1]?.id
        if (page.length < limit) break
      }
      return found.slice(0, limit)
    },
    ...(atOneMoment === undefined ? {} : { atOneMoment: (work) => atOneMoment((still) => work(walkIn(still, city))) }),
  }
}

/**
 * One city's part of a store that several cities share. What is not the city's own cannot be named through it, let alone read:
 * that cities do not see each other follows from here and from nowhere else. Of the shared collections it lists the city's own
 * documents; any document of them is found by its id, because an ID number may stand in one file of the installation only.
 */
export const partOf = <S extends DocStore & StoreWalk>(store: S, city: OrgId): DocStore & StoreWalk => {
  const here = namesIn(city)
  const isOwn = ownIn(city)
  const txIn = (tx: Tx): Tx => ({
    get: (collection, id) => tx.get(here(collection), id),
    getMany: (collection, ids) => tx.getMany(here(collection), ids),
    insert: (collection, id, doc) => tx.insert(here(collection), id, doc),
    replace: (collection, seen, doc) => tx.replace(here(collection), seen, doc),
    remove: (collection, seen) => tx.remove(here(collection), seen),
  })
  return {
    ...walkIn(store, city),
    get: (collection, id) => store.get(here(collection), id),
    getMany: (collection, ids) => store.getMany(here(collection), ids),
    query: async <T>(collection: Collection<T>, query: Query) => {
      const page = await store.query(here(collection), query)
      return { ...page, items: page.items.filter((stored) => isOwn(collection, stored)) }
    },
    transaction: <R>(work: (tx: Tx) => Promise<R>) => store.transaction((tx) => work(txIn(tx))),
  }
}

import type { Collection, DocStore } from '../../ports/doc-store'

const AT_ONCE = 100

/** Documents by id, any number, in the order of the ids; missing documents are left out. */
export const manyOf = async <T>(
  store: Pick<DocStore, 'getMany'>,
  collection: Collection<T>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, T>> => {
  const wanted = [...new Set(ids)]
  const found = new Map<string, T>()
  for (let from = 0; from < wanted.length; from += AT_ONCE)
    for (const { id, doc } of await store.getMany(collection, wanted.slice(from, from + AT_ONCE))) found.set(id, doc)
  return found
}

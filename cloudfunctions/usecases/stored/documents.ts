import type { Collection, DocStore, Query, Stored, Tx } from '../../ports/doc-store'

/** Inserts the document, or replaces the one that was read under this id. */
export const upsert = <T>(
  tx: Tx,
  collection: Collection<T>,
  id: string,
  seen: Stored<T> | undefined,
  doc: T,
): Promise<void> => (seen === undefined ? tx.insert(collection, id, doc) : tx.replace(collection, seen, doc))

/** Deletes a document if it exists. */
export const removeById = async <T>(tx: Tx, collection: Collection<T>, id: string): Promise<void> => {
  const seen = await tx.get(collection, id)
  if (seen !== undefined) await tx.remove(collection, seen)
}

/** Every document of a query; a page is read only when its first document is asked for. */
export async function* eachOf<T>(
  store: Pick<DocStore, 'query'>,
  collection: Collection<T>,
  query: Omit<Query, 'cursor' | 'limit'>,
  limit = 100,
): AsyncGenerator<Stored<T>> {
  let cursor: string | undefined
  do {
    const page = await store.query(collection, { ...query, limit, cursor })
    yield* page.items
    cursor = page.next
  } while (cursor !== undefined)
}

/** All documents of a query. */
export const allOf = async <T>(
  store: Pick<DocStore, 'query'>,
  collection: Collection<T>,
  query: Omit<Query, 'cursor' | 'limit'>,
): Promise<readonly Stored<T>[]> => {
  const found: Stored<T>[] = []
  for await (const stored of eachOf(store, collection, query)) found.push(stored)
  return found
}

import type { Collection, Stored, StoreWalk } from '../../ports/doc-store'

const PAGE = 100

/** Every document of a collection, page by page. */
export async function* everything<T>(store: StoreWalk, collection: Collection<T>): AsyncGenerator<Stored<T>> {
  let after: string | undefined
  for (;;) {
    const page = await store.walk(collection, after, PAGE)
    yield* page
    after = page[page.length - 1]?.id
    if (page.length < PAGE || after === undefined) return
  }
}

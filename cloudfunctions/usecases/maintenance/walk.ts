import type { Entry } from '@domain/application/entry'
import type { Collection, Stored, StoreWalk } from '../../ports/doc-store'
import { ENTRIES } from '../collections'

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

/**
 * One case's log after another: ids of entries begin with their case's, so a walk meets them together and in order, and no
 * more than one log is in memory.
 */
export async function* logsOf(store: StoreWalk): AsyncGenerator<readonly Entry[]> {
  let log: Entry[] = []
  for await (const { doc } of everything(store, ENTRIES)) {
    if (log[0] !== undefined && log[0].caseId !== doc.caseId) {
      yield log
      log = []
    }
    log.push(doc)
  }
  if (log.length > 0) yield log
}

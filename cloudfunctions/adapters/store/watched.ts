import type { DocStore, Query, Tx } from '@cloud/ports/doc-store'
import type { Log } from '@cloud/ports/world'

/** From here on somebody waits visibly. */
const SLOW_MS = 1000

const noteSlow = async <R>(log: Log, now: () => number, code: string, work: () => Promise<R>): Promise<R> => {
  const began = now()
  try {
    return await work()
  } finally {
    const ms = Math.round(now() - began)
    if (ms >= SLOW_MS) log.info('store', { outcome: 'slow', code, ms })
  }
}

/**
 * Any store, with a line in the log for what had to be done again because another writer was faster (`count`: how often)
 * and for what took long. Counts and times only: a store knows no people.
 */
export const watched = <S extends DocStore>(store: S, log: Log, now: () => number = () => performance.now()): S => ({
  ...store,
  query: (collection: Parameters<S['query']>[0], query: Query) =>
    noteSlow(log, now, `query.${collection.name}`, () => store.query(collection, query)),
  transaction: async <R>(work: (tx: Tx) => Promise<R>) => {
    let runs = 0
    try {
      return await noteSlow(log, now, 'transaction', () =>
        store.transaction((tx) => {
          runs += 1
          return work(tx)
        }),
      )
    } finally {
      if (runs > 1) log.info('store', { outcome: 'retried', count: runs - 1 })
    }
  },
})

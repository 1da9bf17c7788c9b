import type { DocStore, Query, Tx } from '@cloud/ports/doc-store'
import type { Log } from '@cloud/ports/world'

/** From this time on the delay is noticeable. */
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

/** Wraps a store: logs retries caused by conflicts (`count`: how many) and slow requests. Counts and times only, no persons. */
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

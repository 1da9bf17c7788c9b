import type { DocStore } from '@cloud/ports/doc-store'

/** A store that runs other work before a transaction chosen by the test. */
export const interruptible = <S extends DocStore>(store: S) => {
  let left = Number.POSITIVE_INFINITY
  let other: () => Promise<unknown> = async () => undefined
  return {
    ...store,
    before: (count: number, what: () => Promise<unknown>) => {
      left = count
      other = what
    },
    transaction: async <R>(work: Parameters<typeof store.transaction<R>>[0]): Promise<R> => {
      left -= 1
      if (left === 0) await other()
      return store.transaction(work)
    },
  }
}

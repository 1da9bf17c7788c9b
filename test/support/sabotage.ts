import type { DocStore, StoreWalk } from '@cloud/ports/doc-store'
import type { World } from './ports'

class Killed extends Error {}

/** A test world whose process can be killed at the n-th transaction from now: before or after the transaction is written. */
export const killable = (world: World) => {
  let left = Number.POSITIVE_INFINITY
  let when: 'before' | 'after' = 'before'
  const store: DocStore & StoreWalk = {
    walk: (collection, after, limit) => world.ports.store.walk(collection, after, limit),
    get: (collection, id) => world.ports.store.get(collection, id),
    getMany: (collection, ids) => world.ports.store.getMany(collection, ids),
    query: (collection, query) => world.ports.store.query(collection, query),
    transaction: async (work) => {
      if (left <= 0) throw new Killed()
      left -= 1
      if (left === 0 && when === 'before') throw new Killed()
      const done = await world.ports.store.transaction(work)
      if (left === 0) throw new Killed()
      return done
    },
  }
  return {
    world: { ...world, ports: { ...world.ports, store } } satisfies World,
    /** kills the process at the n-th transaction from now */
    killAt: (n: number, side: 'before' | 'after') => {
      left = n
      when = side
    },
    revive: () => {
      left = Number.POSITIVE_INFINITY
    },
    /** whether the process was killed */
    dead: () => left <= 0,
  }
}

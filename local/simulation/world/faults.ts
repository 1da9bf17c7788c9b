import { type Collection, type DocStore, type Query, StoreError, type StoreWalk } from '@cloud/ports/doc-store'
import type { Scheduler } from '../chance/scheduler'

/** What can go wrong during a move. `npm run simulate -- --fault NAME` lets only this one happen. */
export const FAULTS = [
  // the process
  'crash-before-write',
  'crash-after-write',
  // the store
  'conflict',
  'disk-full',
  'write-reply-lost',
  // the network
  'answer-lost',
  'sent-twice',
  'sent-late',
  // phones of an earlier release
  'former-client',
  // the clock and its timer
  'timer-twice',
  'timer-late',
  'timer-crash',
  'clock-ahead',
  'clock-back',
] as const
export type FaultName = (typeof FAULTS)[number]

/** `at`: at which write, or which call, of the move the fault happens; counted from 1. */
export type Fault = { readonly name: FaultName; readonly at: number }

/** Most faults happen at one of the first writes of a move, because most moves have few. */
const LATEST = 6

export const faultOf = (number: number, among: readonly FaultName[] = FAULTS): Fault | undefined => {
  const name = number === 0 ? undefined : among[number % among.length]
  return name === undefined ? undefined : { name, at: 1 + (Math.floor(number / among.length) % LATEST) }
}

/** The process was killed: whatever it was doing never continues. */
export class Killed extends Error {
  override readonly name = 'Killed'
}

/**
 * The fault of the present move, shared by all processes of the cloud. `met`: it has happened, so that an alarm is no surprise;
 * `quiet`: it has happened, and must not even be noticed.
 */
export type Trouble = { fault: Fault | undefined; writes: number; calls: number; met: boolean; quiet: boolean }

/** A store as one process of the cloud sees it: each request waits for its turn, and the fault of the move happens here. */
export const troubled = <S extends DocStore & StoreWalk>(
  store: S,
  scheduler: Scheduler,
  trouble: Trouble,
  process: { dead: boolean },
): S => {
  const alive = async (): Promise<void> => {
    if (process.dead) throw new Killed()
    await scheduler.turn()
    if (process.dead) throw new Killed()
  }
  const die = (): never => {
    process.dead = true
    trouble.met = true
    throw new Killed()
  }
  const refuse = (kind: StoreError['kind'], code?: string): never => {
    trouble.met = true
    throw new StoreError(kind, 'simulated', code)
  }
  const beforeWriting = (now: FaultName | undefined): void => {
    const { fault, writes } = trouble
    if (now === 'crash-before-write') die()
    if (now === 'conflict') refuse('conflict')
    // a full disk stays full until the move is over
    if (fault?.name === 'disk-full' && writes >= fault.at) refuse('unavailable', 'SQLITE_FULL')
  }
  const afterWriting = (now: FaultName | undefined): void => {
    if (now === 'crash-after-write' || now === 'timer-crash') die()
    if (now === 'write-reply-lost') refuse('unavailable')
  }
  return {
    ...store,
    get: async <T>(collection: Collection<T>, id: string) => {
      await alive()
      return store.get(collection, id)
    },
    getMany: async <T>(collection: Collection<T>, ids: readonly string[]) => {
      await alive()
      return store.getMany(collection, ids)
    },
    query: async <T>(collection: Collection<T>, query: Query) => {
      await alive()
      return store.query(collection, query)
    },
    transaction: async <R>(work: Parameters<typeof store.transaction<R>>[0]): Promise<R> => {
      await alive()
      trouble.writes += 1
      const now = trouble.writes === trouble.fault?.at ? trouble.fault.name : undefined
      beforeWriting(now)
      const result = await store.transaction(async (tx) => {
        const done = await work({
          get: async (collection, id) => {
            await alive()
            return tx.get(collection, id)
          },
          getMany: async (collection, ids) => {
            await alive()
            return tx.getMany(collection, ids)
          },
          insert: (collection, id, doc) => tx.insert(collection, id, doc),
          replace: (collection, seen, doc) => tx.replace(collection, seen, doc),
          remove: (collection, seen) => tx.remove(collection, seen),
        })
        await alive()
        return done
      })
      afterWriting(now)
      return result
    },
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import { StoreError, type Tx } from '@cloud/ports/doc-store'
import { Line } from './line'

const TRIES = 25
const FIRST_PAUSE = 2
const LONGEST_PAUSE = 200
/** Number of retries after a failure that passes. */
const OUTAGES = 2

/** Another transaction changed what this attempt relied on. The attempt is retried; callers of the store never see this. */
export class Overtaken extends Error {
  constructor() {
    super('overtaken')
  }
}

export const isOutage = (error: unknown): boolean => error instanceof StoreError && error.kind === 'unavailable'

/** One attempt at a transaction. */
export interface Unit extends Tx {
  /** Throws Overtaken or StoreError; then nothing is written, unless the error says that the outcome is unknown. */
  commit(): Promise<void>
  /** whether anything this attempt relied on has changed */
  stale(): Promise<boolean>
  /** From then on every call is refused, so that a call that was not awaited is noticed. */
  end(): void
}

/** What a store contributes to its transactions. */
export type Attempts = {
  /** `trusting`: the first attempt may rely on what it has not read, because its commit checks that */
  readonly begin: (trusting: boolean) => Unit
  /** milliseconds after which no other attempt is begun; default: no limit */
  readonly budget?: number
  /** whether nothing was written and a retry may succeed at once; default: never */
  readonly passes?: (error: unknown) => boolean
  /** milliseconds of a monotonic clock */
  readonly now?: () => number
}

/**
 * An error is not conclusive when the work was based on outdated reads (for example, another transaction has taken an id
 * since): then the attempt counts as overtaken as well.
 */
const attempted = async <R>(work: (tx: Tx) => Promise<R>, unit: Unit): Promise<R> => {
  try {
    const result = await work(unit)
    await unit.commit()
    return result
  } catch (error) {
    throw error instanceof Overtaken || isOutage(error) || !(await unit.stale()) ? error : new Overtaken()
  } finally {
    unit.end()
  }
}

/** Waits at random, because transactions of other processes are not queued here. */
const pauseAfter = (tries: number): Promise<void> =>
  pause(tries === 0 ? 0 : Math.random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries))

/** Decides for one transaction after which errors it is retried. */
const retriesOf = ({ passes }: Attempts) => {
  let outages = 0
  return (error: unknown): boolean => {
    if (error instanceof Overtaken) return true
    if (passes?.(error) !== true) return false
    outages += 1
    return outages <= OUTAGES
  }
}

/** Runs each transaction until an attempt commits. */
export const transactionsOf = (store: Attempts) => {
  const { begin, budget, now = () => performance.now() } = store
  const line = new Line(now)
  return async <R>(work: (tx: Tx) => Promise<R>): Promise<R> => {
    const attempt = (tries: number): Promise<R> => attempted(work, begin(tries === 0))
    const until = now() + (budget ?? Number.POSITIVE_INFINITY)
    const isRetried = retriesOf(store)
    for (let tries = 0; tries < TRIES && now() < until; tries += 1) {
      try {
        return await (tries < 2 ? attempt(tries) : line.join(() => attempt(tries)))
      } catch (error) {
        if (!isRetried(error)) throw error
      }
      await pauseAfter(tries)
    }
    throw new StoreError('conflict', `others were faster ${TRIES} times, or for too long`)
  }
}

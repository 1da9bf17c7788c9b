import { setTimeout as pause } from 'node:timers/promises'
import { type Attempts, Overtaken, type Unit } from '../../store/attempts'
import { CloudFault } from '../fault'
import { again } from './reader'
import { apply, type Common, type Held, isOvertaken, UnitOfWork } from './unit-of-work'
import type { Wire, WireTx } from './wire'

/**
 * Time limit of a transaction with its retries: well below a function's 20 seconds, so that the caller still gets an answer.
 */
const BUDGET_MS = 9000
const LOOKS = 3
const LOOK_PAUSE = 150
/**
 * Time limit for looking up a lost commit: a platform that does not answer is not asked on and on, because the function has
 * only 20 seconds.
 */
const LOOKING_MS = 3000

type Parts = Common & { readonly wire: Wire; readonly now: () => number }

const isFault = (error: unknown, ...kinds: readonly CloudFault['fault'][]): boolean =>
  error instanceof CloudFault && kinds.includes(error.fault)

/**
 * A failed rollback is ignored: the transaction expires by the platform's own limit, and the caller reports the original error.
 */
const abandon = async (tx: WireTx): Promise<void> => {
  try {
    await tx.rollback()
  } catch (error) {
    if (!(error instanceof CloudFault)) throw error
  }
}

/** Commits an attempt in a transaction of the platform. */
class Attempt extends UnitOfWork implements Unit {
  constructor(
    private readonly parts: Parts,
    guessing: boolean,
  ) {
    super(parts, guessing)
  }

  /** A single document read by one request of this attempt needs no check; everything else is read again. */
  async stale(): Promise<boolean> {
    const held = await this.held()
    if (held.length === 0 || (held.length === 1 && held[0]?.guessed === false && !held[0].written)) return false
    const found = await again(() => this.parts.wire.read(held.map(({ place }) => place)))
    for (const { place } of held) this.parts.reader.note(place, found.get(place))
    return isOvertaken(held, new Map([...found.values()].map(({ _id, v }) => [_id, v])))
  }

  async commit(): Promise<void> {
    const held = await this.held()
    if (!held.some(({ written }) => written)) {
      if (await this.stale()) throw new Overtaken()
      return
    }
    const tx = await this.parts.wire.begin()
    try {
      await apply(tx, held)
    } catch (error) {
      this.parts.reader.forget(held.map(({ place }) => place))
      await abandon(tx)
      // the transaction expired: it took too long, and nothing was written
      if (isFault(error, 'conflict', 'over')) throw new Overtaken()
      throw error
    }
    await this.#end(tx, held)
    for (const { place, next, written } of held) if (written) this.parts.reader.note(place, next)
  }

  async #end(tx: WireTx, held: readonly Held[]): Promise<void> {
    try {
      await tx.commit()
    } catch (error) {
      this.parts.reader.forget(held.map(({ place }) => place))
      if (isFault(error, 'conflict')) throw new Overtaken()
      if (!isFault(error, 'unavailable', 'over')) throw error
      if (!(await this.#wasWritten(held)))
        throw new CloudFault('unavailable', 'CLOUD_OUTCOME_UNKNOWN', 'no word whether the writing took place')
    }
  }

  /**
   * Whether a commit whose reply was lost has taken place. Every write has a unique mark: if one mark is found, all documents
   * were written. If no mark is found, the commit may still be in progress, so the work is not simply retried: the command's
   * idempotency key decides when the sender repeats the command.
   */
  async #wasWritten(held: readonly Held[]): Promise<boolean> {
    const mine = held.flatMap(({ next }) => (next === undefined ? [] : [next]))
    const until = this.parts.now() + LOOKING_MS
    for (let look = 0; look < LOOKS && mine.length > 0 && this.parts.now() < until; look += 1) {
      if (look > 0) await pause(LOOK_PAUSE * look)
      try {
        const found = await this.parts.wire.read(mine.map(({ _id }) => _id))
        if (mine.some(({ _id, v }) => found.get(_id)?.v === v)) return true
      } catch (error) {
        if (!(error instanceof CloudFault)) throw error
      }
    }
    return false
  }
}

/**
 * The retry loop is our own, because the SDK's loop does not retry a conflict within an operation, and nearly all conflicts
 * occur there.
 */
export const attemptsOn = (parts: Parts): Attempts => ({
  begin: (guessing) => new Attempt(parts, guessing),
  budget: BUDGET_MS,
  passes: (error) => error instanceof CloudFault && error.code === 'CLOUD_FAILED',
  now: parts.now,
})

import { setTimeout as pause } from 'node:timers/promises'
import { StoreError, type Tx } from '@cloud/ports/doc-store'
import { Line } from '../../store/line'
import { CloudFault } from '../fault'
import { again, type Reader } from './reader'
import { apply, type Common, type Held, isOvertaken, Overtaken, Unit } from './unit-of-work'
import type { Wire, WireTx } from './wire'

const TRIES = 25
/**
 * Time limit of a transaction with its retries: well below a function's 20 seconds, so that the caller still gets an answer.
 */
const BUDGET_MS = 9000
const FIRST_PAUSE = 4
const LONGEST_PAUSE = 250
/** Number of retries after a failure before the commit: nothing was written, so retrying is safe. */
const OUTAGES = 2
const LOOKS = 3
const LOOK_PAUSE = 150
/**
 * Time limit for looking up a lost commit: a platform that does not answer is not asked on and on, because the function has
 * only 20 seconds.
 */
const LOOKING_MS = 3000

type Parts = Common & { readonly wire: Wire; readonly reader: Reader; readonly now: () => number }

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

/**
 * Transactions on the platform's own transactions. The retry loop is our own, because the SDK's loop does not retry a conflict
 * within an operation, and nearly all conflicts occur there.
 */
export class Transactions {
  readonly #line: Line

  constructor(private readonly parts: Parts) {
    this.#line = new Line(parts.now)
  }

  async run<R>(work: (tx: Tx) => Promise<R>): Promise<R> {
    const began = this.parts.now()
    let outages = 0
    for (let attempt = 0; attempt < TRIES && this.parts.now() - began < BUDGET_MS; attempt += 1) {
      try {
        return await (attempt < 2
          ? this.#attempt(work, attempt === 0)
          : this.#line.join(() => this.#attempt(work, false)))
      } catch (error) {
        if (isFault(error, 'unavailable') && (error as CloudFault).code === 'CLOUD_FAILED' && outages < OUTAGES)
          outages += 1
        else if (!(error instanceof Overtaken)) throw error
      }
      if (attempt > 0) await pause(Math.random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt))
    }
    throw new StoreError('conflict', `others were faster ${TRIES} times, or for too long`)
  }

  async #attempt<R>(work: (tx: Tx) => Promise<R>, guessing: boolean): Promise<R> {
    const unit = new Unit(this.parts, guessing)
    try {
      const result = await work(unit)
      await this.#commit(await unit.held())
      return result
    } catch (error) {
      throw (await this.#mustRunAgain(unit, error)) ? new Overtaken() : error
    } finally {
      unit.end()
    }
  }

  /**
   * Whether to retry: an error is not conclusive when the work was based on outdated reads (for example, another transaction
   * has taken an id since).
   */
  async #mustRunAgain(unit: Unit, error: unknown): Promise<boolean> {
    if (error instanceof Overtaken) return true
    if (isFault(error, 'unavailable', 'over')) return false
    const held = await unit.held()
    return this.#stale(held)
  }

  /**
   * Whether anything this attempt read has changed. A single document read by one request of this attempt needs no check;
   * everything else is read again.
   */
  async #stale(held: readonly Held[]): Promise<boolean> {
    if (held.length === 0 || (held.length === 1 && held[0]?.guessed === false && !held[0].written)) return false
    const found = await again(() => this.parts.wire.read(held.map(({ place }) => place)))
    for (const { place } of held) this.parts.reader.note(place, found.get(place))
    return isOvertaken(held, new Map([...found.values()].map(({ _id, v }) => [_id, v])))
  }

  async #commit(held: readonly Held[]): Promise<void> {
    if (!held.some(({ written }) => written)) {
      if (await this.#stale(held)) throw new Overtaken()
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

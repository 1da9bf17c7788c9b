import { setImmediate as turn } from 'node:timers/promises'
import { CloudFault } from '../protocol'
import { mintId } from './database'
import { busy, conflict } from './faults'
import type { Store } from './store'
import type { Unit } from './unit'

/**
 * Errors after which the database has ended the transaction; a request refused before it was executed leaves the transaction
 * open.
 */
const ENDING = new Set(['DATABASE_TRANSACTION_CONFLICT', 'DATABASE_DUPLICATE_WRITE', 'DATABASE_REQUEST_FAILED'])

/** Transactions in the protocol: by id, one operation at a time, ended within 30 seconds. */
export class Transactions {
  readonly #inFlight = new Set<string>()

  constructor(private readonly store: Store) {}

  start(): string {
    return this.store.begin(mintId()).id
  }

  /**
   * TransactionBusy when an earlier operation of the same transaction has not been answered yet. Operations that a caller sends
   * concurrently arrive within a turn or two of the event loop, so an operation takes at least that long. It must be answered
   * immediately after this, or the next operation could arrive before the answer has been sent.
   */
  async inTurn<R>(id: string, work: () => Promise<R>): Promise<R> {
    if (this.#inFlight.has(id)) throw busy()
    this.#inFlight.add(id)
    try {
      await turn()
      await turn()
      return await work()
    } finally {
      this.#inFlight.delete(id)
    }
  }

  run<R>(id: string, work: (unit: Unit) => R): R {
    const unit = this.store.transaction(id)
    try {
      return work(unit)
    } catch (error) {
      if (!(error instanceof CloudFault) || ENDING.has(error.code)) this.store.end(unit)
      throw error
    }
  }

  commit(id: string): void {
    this.run(id, (unit) => this.store.commit(unit))
  }

  abort(id: string): void {
    this.run(id, (unit) => this.store.end(unit))
  }

  /** Ends a transaction as after a conflict, or as if the server had discarded it. For simulated faults. */
  lose(id: string): void {
    this.store.end(this.store.transaction(id))
  }

  conflict(id: string): never {
    this.lose(id)
    throw conflict()
  }
}

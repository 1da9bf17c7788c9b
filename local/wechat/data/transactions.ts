import { setImmediate as turn } from 'node:timers/promises'
import { CloudFault } from '../protocol'
import { mintId } from './database'
import { busy, conflict } from './faults'
import type { Store } from './store'
import type { Unit } from './unit'

/** After these the database has given the transaction up; a request that was refused at the door leaves it alone. */
const ENDING = new Set(['DATABASE_TRANSACTION_CONFLICT', 'DATABASE_DUPLICATE_WRITE', 'DATABASE_REQUEST_FAILED'])

/** Transactions as the wire knows them: by id, one operation at a time, ended within 30 seconds. */
export class Transactions {
  readonly #inFlight = new Set<string>()

  constructor(private readonly store: Store) {}

  start(): string {
    return this.store.begin(mintId()).id
  }

  /**
   * TransactionBusy when an operation of the same transaction has not been answered yet. Those that a caller sends
   * together arrive within a turn or two of the event loop; so long an operation takes at least. It must be answered
   * right after this, or the next one could arrive before the answer has left.
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

  /** As if the server had found a conflict, or had thrown the transaction away. For faults. */
  lose(id: string): void {
    this.store.end(this.store.transaction(id))
  }

  conflict(id: string): never {
    this.lose(id)
    throw conflict()
  }
}

import { setTimeout as pause } from 'node:timers/promises'

/** Longest wait in the queue: after that a unit proceeds, because a unit ahead of it may be waiting for another's work. */
const TURN_MS = 600

/**
 * Units of one process that conflicted queue up, so that each gets its turn. With random retries alone, some unit of a crowd
 * would lose again and again.
 */
export class Line {
  #turn: Promise<unknown> = Promise.resolve()
  #movedAt = 0

  /** @param now milliseconds of a monotonic clock */
  constructor(private readonly now: () => number) {}

  /** Runs the work when all units ahead are done; its result or error is passed on. */
  join<R>(work: () => Promise<R>): Promise<R> {
    const mine = this.#untilMyTurn(this.#turn).then(work)
    this.#turn = mine.then(
      () => this.#moved(),
      () => this.#moved(),
    )
    return mine
  }

  #moved(): void {
    this.#movedAt = this.now()
  }

  async #untilMyTurn(before: Promise<unknown>): Promise<void> {
    const since = this.now()
    for (;;) {
      const come = await Promise.race([before.then(() => true), pause(TURN_MS, false)])
      if (come || this.now() - Math.max(since, this.#movedAt) >= TURN_MS) return
    }
  }
}

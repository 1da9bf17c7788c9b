import { setTimeout as pause } from 'node:timers/promises'

/** One who was overtaken waits for those before, unless the line stands still for so long: one in it may wait for another's work. */
const TURN_MS = 600

/**
 * Those of one process who lose against one another line up, so that each has its turn however many there are: by chance
 * alone somebody of a crowd is overtaken again and again.
 */
export class Line {
  #turn: Promise<unknown> = Promise.resolve()
  #movedAt = 0

  /** @param now milliseconds of a clock that only goes forward */
  constructor(private readonly now: () => number) {}

  /** Does the work when all who came before are through; what it answers or throws is the caller's. */
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

/** A counter that resolves promises when a number is reached, so that tests need not poll. */
export class Tally {
  #count = 0
  readonly #waiting = new Set<{ readonly most: number; readonly wake: () => void }>()

  get count(): number {
    return this.#count
  }

  add(): void {
    this.#count += 1
    for (const each of this.#waiting)
      if (this.#count > each.most) {
        this.#waiting.delete(each)
        each.wake()
      }
  }

  /** Resolves when the count is above `most`. */
  above(most: number): Promise<void> {
    return new Promise((wake) => {
      if (this.#count > most) wake()
      else this.#waiting.add({ most, wake })
    })
  }
}

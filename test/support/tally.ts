/** Counts, and wakes whoever waits for a number: nobody looks again and again. */
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

  /** When there are more than this. */
  above(most: number): Promise<void> {
    return new Promise((wake) => {
      if (this.#count > most) wake()
      else this.#waiting.add({ most, wake })
    })
  }
}

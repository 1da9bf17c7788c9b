export type Random = {
  /** a whole number from `from` to `to`, both inclusive */
  readonly between: (from: number, to: number) => number
  readonly pick: <T>(items: readonly [T, ...T[]]) => T
  readonly shuffle: <T>(items: readonly T[]) => T[]
}

/** mulberry32: the same seed gives the same year on every machine. */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between: Random['between'] = (from, to) => from + Math.floor(next() * (to - from + 1))
  return {
    between,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
    shuffle: (items) => {
      const deck = [...items]
      for (let i = deck.length - 1; i > 0; i -= 1) {
        const j = between(0, i)
        const [a, b] = [deck[i], deck[j]]
        if (a !== undefined && b !== undefined) [deck[i], deck[j]] = [b, a]
      }
      return deck
    },
  }
}

import { type Random, randomOf } from '../../year/random'

/** Draws for one move: everything random in the move follows from one whole number. */
export type Chance = Random & {
  /** true in `percent` of a hundred draws */
  readonly often: (percent: number) => boolean
  /** undefined for an empty list */
  readonly one: <T>(items: readonly T[]) => T | undefined
  /** a whole number below 2^31, for a further `chanceOf` */
  readonly seed: () => number
}

export const chanceOf = (seed: number): Chance => {
  const random = randomOf(seed)
  return {
    ...random,
    often: (percent) => random.between(1, 100) <= percent,
    one: (items) => (items.length === 0 ? undefined : items[random.between(0, items.length - 1)]),
    seed: () => random.between(0, 0x7fffffff),
  }
}

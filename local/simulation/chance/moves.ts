import { chanceOf } from './random'

/**
 * One move of a simulated city: who does what, and what goes wrong meanwhile. Each is one whole number, from which everything
 * random in the move follows, so that a move can be left out of a run without changing the numbers of the others.
 */
export type Move = { readonly what: number; readonly fault: number }

/** Where a run gets its moves from: drawn from a seed, or repeated from a list. Undefined: there are no more. */
export type Moves = { readonly next: () => Move | undefined; readonly taken: () => readonly Move[] }

/** `percent`: of the moves that meet a fault */
export const drawnMoves = (seed: number, percent: number): Moves => {
  const chance = chanceOf(seed)
  const taken: Move[] = []
  return {
    next: () => {
      const move = { what: chance.seed(), fault: chance.often(percent) ? 1 + chance.seed() : 0 }
      taken.push(move)
      return move
    },
    taken: () => taken,
  }
}

export const repeatedMoves = (list: readonly Move[]): Moves => {
  const taken: Move[] = []
  return {
    next: () => {
      const move = list[taken.length]
      if (move !== undefined) taken.push(move)
      return move
    },
    taken: () => taken,
  }
}

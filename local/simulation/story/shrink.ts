import type { Move } from '../chance/moves'
import type { Outcome, RunOptions } from '../run/run'

type Try = (options: RunOptions) => Promise<Outcome>

/** Leaves out parts of a list: first halves, then ever smaller pieces, as long as what is left `fails`. */
const without = async <T>(
  list: readonly T[],
  fails: (rest: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> => {
  let left = list
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = Math.max(0, left.length - size); at >= 0; at -= size) {
      const rest = [...left.slice(0, at), ...left.slice(at + size)]
      if (rest.length < left.length && (await fails(rest))) left = rest
      if (at > 0 && at < size) at = size // the first piece may be a short one
    }
  return left
}

/**
 * The shortest run found that breaks the same rule: moves and faults are left out of its list while it still does. A move is one
 * number of which everything in it follows, so the other moves stay the same.
 */
export const shrink = async (failing: RunOptions, broken: Outcome, run: Try, most: number): Promise<Outcome> => {
  let tries = 0
  let shortest = broken
  const fails = async (moves: readonly Move[]): Promise<boolean> => {
    tries += 1
    if (tries > most) return false
    const outcome = await run({ ...failing, moves })
    if (outcome.broken === undefined || outcome.broken.rule !== broken.broken?.rule) return false
    // moves after the failure were never made
    if (outcome.moves.length <= shortest.moves.length) shortest = outcome
    return true
  }
  const moves = await without(broken.moves, fails)
  const troubled = moves.flatMap(({ fault }, i) => (fault === 0 ? [] : [i]))
  const calm = (which: readonly number[]): readonly Move[] =>
    moves.map((move, i) => (which.includes(i) || move.fault === 0 ? move : { ...move, fault: 0 }))
  await without(troubled, (rest) => fails(calm(rest)))
  return shortest
}

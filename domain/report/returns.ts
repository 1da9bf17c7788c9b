import { type SignedFen, signedFen } from '../kernel/fen'
import type { GrantId } from '../kernel/ids'
import { type PlainDate, yearOf } from '../kernel/plain-date'

/**
 * A payment, or its return, as the ledger keeps it. Both have the same round, that is, how often the grant had come back
 * before.
 */
type Move = {
  readonly grant?: GrantId | undefined
  readonly line: string
  readonly year: number
  readonly on: PlainDate
  readonly amount: number
  readonly round?: number | undefined
}

const keyOf = ({ grant, line, round }: Move): string => `${grant}:${line}:${round ?? 0}`

/** A return after the books of its year were closed: the report of that year stays as handed in. */
const cameLate = ({ on, year }: Move): boolean => yearOf(on) > year

/**
 * Selects the payments a year's report counts. A payment returned within its year does not count. A payment returned later
 * stays counted in its year, and the payment made in its place is not counted again.
 */
export const standing = (returned: readonly Move[]): ((settled: Move) => boolean) => {
  if (returned.length === 0) return () => true
  const back = new Map(returned.map((move) => [keyOf(move), move]))
  return (settled) => {
    const own = back.get(keyOf(settled))
    if (own !== undefined && !cameLate(own)) return false
    for (let round = (settled.round ?? 0) - 1; round >= 0; round -= 1) {
      const earlier = back.get(keyOf({ ...settled, round }))
      if (earlier !== undefined && cameLate(earlier)) return false
    }
    return true
  }
}

export type ReturnFigures = { readonly times: number; readonly money: SignedFen }

const figuresOf = (moves: readonly Move[]): ReturnFigures => ({
  times: new Set(moves.map(({ grant, round }) => `${grant}:${round ?? 0}`)).size,
  money: signedFen(moves.reduce((sum, { amount }) => sum + amount, 0)),
})

/** Returns deducted from the year's figures, and returns after the end of the year, which are not deducted. */
export const returnFigures = (
  returned: readonly Move[],
): { readonly within: ReturnFigures; readonly later: ReturnFigures } => ({
  within: figuresOf(returned.filter((move) => !cameLate(move))),
  later: figuresOf(returned.filter(cameLate)),
})

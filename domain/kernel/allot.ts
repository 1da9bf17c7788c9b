import { timesOver } from './exact'
import { type Fen, fen } from './fen'

export type Claim<K extends string> = { readonly key: K; readonly need: Fen }
export type Award<K extends string> = { readonly key: K; readonly amount: Fen }

/**
 * Divides `budget` among claims in proportion to their need, to the fen. No claim gets more than its need; with enough money
 * every claim gets all of it. Largest remainder, ties by key, so the result does not depend on the order of the claims.
 */
export const allot = <K extends string>(budget: Fen, claims: readonly Claim<K>[]): readonly Award<K>[] => {
  const wanted = claims.reduce((sum, claim) => sum + claim.need, 0)
  if (wanted <= budget) return claims.map(({ key, need }) => ({ key, amount: need }))
  const shares = claims.map((claim) => ({ key: claim.key, ...timesOver(budget, claim.need, wanted) }))
  const left = budget - shares.reduce((sum, share) => sum + share.quotient, 0)
  const order = [...shares].sort((a, b) => (a.rest === b.rest ? (a.key < b.key ? -1 : 1) : a.rest > b.rest ? -1 : 1))
  const lucky = new Set(order.slice(0, left).map((share) => share.key))
  return shares.map(({ key, quotient }) => ({ key, amount: fen(quotient + (lucky.has(key) ? 1 : 0)) }))
}

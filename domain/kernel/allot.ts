import { timesOver } from './exact'
import { type Fen, fen } from './fen'

export type Claim<K extends string> = { readonly key: K; readonly need: Fen }
export type Award<K extends string> = { readonly key: K; readonly amount: Fen }

/**
 * Shares `budget` among claims in proportion to need: every fen is handed out, nobody gets more
 * than the need, and the same claims give the same list whatever their order (largest remainder,
 * ties by key). With enough money everybody gets the need.
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

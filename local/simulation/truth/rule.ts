import type { PlainDate } from '@domain/kernel/plain-date'
import type { Town } from '../run/town'
import type { Change } from '../world/memory-store'
import type { Mirror, Seen } from './mirror'

/** What a rule looks at. */
export type World = { readonly town: Town; readonly mirror: Mirror; readonly today: () => PlainDate }

/** States that the rule is broken, with what was seen. */
export type Report = (rule: string, seen: string) => void

/** A rule of the trade that must always hold. Each part is optional, and is called in this order. */
export type Rule = {
  /** each changed document, right after its transaction */
  readonly changed?: (seen: Seen) => void
  /** all changes of a transaction, of every collection */
  readonly committed?: (changes: readonly Change[], seen: readonly Seen[]) => void
  /** after each move */
  readonly moved?: () => void
  /** after the last move of a day */
  readonly day?: () => Promise<void> | void
  /** after the last move of a month, and at the end of the run */
  readonly month?: () => Promise<void> | void
}

export type RuleOf = (world: World, broken: Report) => Rule

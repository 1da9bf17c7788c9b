import type { MemberKey } from '../kernel/ids'
import type { Counterpart } from '../policy/policy'
import type { Bounds } from './bounds'
import { type CheckResult, hitKey } from './crosscheck'
import { itemsOf } from './items'
import type { Declared } from './items/item-module'

const place = (member: MemberKey): number => Number(member.slice(1))
/** One order for all answers, whichever came first. */
const inOrder = (a: CheckResult, b: CheckResult): number =>
  place(a.member) - place(b.member) || ((a.source ?? '') < (b.source ?? '') ? -1 : 1)

type Typed = CheckResult & { readonly items: NonNullable<CheckResult['items']> }
const isTyped = (result: CheckResult): result is Typed => result.items !== undefined

/**
 * The answers with their differences from what was declared. All answers of the counterpart are compared together: the second
 * car that nobody declared is found whichever of two answers speaks of it. So other answers that are known already may differ
 * now; they are told once more.
 */
export const compared = (
  known: readonly CheckResult[],
  told: readonly CheckResult[],
  { counterpart, declared, bounds }: { counterpart: Counterpart; declared: Declared; bounds: Bounds },
): readonly CheckResult[] => {
  const fresh = new Set(told.map(hitKey))
  const all = [...known.filter((one) => one.counterpart === counterpart && !fresh.has(hitKey(one))), ...told]
  const typed = all.filter(isTyped).sort(inOrder)
  const differs = itemsOf(counterpart).differs(typed, declared, bounds)
  const now = new Map(typed.map((result, i) => [hitKey(result), { ...result, differs: [...(differs[i] ?? [])] }]))
  const again = all
    .filter((one) => !fresh.has(hitKey(one)))
    .flatMap((one) => {
      const other = now.get(hitKey(one))
      return other === undefined || JSON.stringify(other.differs) === JSON.stringify(one.differs) ? [] : other
    })
  return [...told.map((one) => now.get(hitKey(one)) ?? one), ...again]
}

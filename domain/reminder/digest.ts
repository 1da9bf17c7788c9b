import type { StepVerb } from '../application/stages'
import type { CaseId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import type { PostRole } from '../organisation/roles'

/** One due item in an officer's reminder of the day. */
export type DigestItem = {
  /** absent for items without a case, such as a letter about a unit that is not on the list */
  readonly caseId?: CaseId | undefined
  /** the household, or what else the item is about */
  readonly name: string
  readonly verb: StepVerb | 'unit'
  readonly dueOn: PlainDate
  /** the role in which the officer does it, which decides the page it opens */
  readonly role: PostRole
}

/** 每日提醒: everything that is due for one officer on one day. All items are counted; the most urgent are listed. */
export type Digest = { readonly count: number; readonly overdue: number; readonly items: readonly DigestItem[] }

/** As many as a person reads on a phone; the queue shows the rest. */
const ITEMS_MAX = 20

export const NO_DIGEST: Digest = { count: 0, overdue: 0, items: [] }

const byDue = (a: DigestItem, b: DigestItem): number => {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1
  return (a.caseId ?? a.name) < (b.caseId ?? b.name) ? -1 : 1
}

export const withItems = (digest: Digest, items: readonly DigestItem[], today: PlainDate): Digest => ({
  count: digest.count + items.length,
  overdue: digest.overdue + items.filter(({ dueOn }) => dueOn < today).length,
  items: [...digest.items, ...items].sort(byDue).slice(0, ITEMS_MAX),
})

/** How many of which deed, e.g. `submitted:2,deliberating:1`; absent when not every item is listed. */
export const verbsOf = ({ count, items }: Digest): string | undefined => {
  if (items.length < count) return undefined
  const counts = new Map<string, number>()
  for (const { verb } of items) counts.set(verb, (counts.get(verb) ?? 0) + 1)
  return [...counts].map(([verb, n]) => `${verb}:${n}`).join(',')
}

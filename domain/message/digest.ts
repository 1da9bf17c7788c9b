import type { NextStep } from '../application/next-step'
import type { CaseId } from '../kernel/ids'
import type { Masked } from '../kernel/masked'
import type { PlainDate } from '../kernel/plain-date'
import type { PostRole } from '../organisation/roles'

/** One thing that is due, as an officer's reminder of the day lists it. */
export type DigestItem = {
  readonly caseId: CaseId
  readonly name: Masked
  readonly verb: NextStep['verb']
  readonly dueOn: PlainDate
  /** as what the officer does it, and so where it is opened */
  readonly role: PostRole
}

/** 每日提醒: everything due of one officer on one day; the most urgent by name, all of it counted. */
export type Digest = { readonly count: number; readonly overdue: number; readonly items: readonly DigestItem[] }

/** What a person reads through on a phone; the queue shows the rest. */
const ITEMS_MAX = 20

export const NO_DIGEST: Digest = { count: 0, overdue: 0, items: [] }

const byDue = (a: DigestItem, b: DigestItem): number => {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1
  return a.caseId < b.caseId ? -1 : 1
}

export const withItems = (digest: Digest, items: readonly DigestItem[], today: PlainDate): Digest => ({
  count: digest.count + items.length,
  overdue: digest.overdue + items.filter(({ dueOn }) => dueOn < today).length,
  items: [...digest.items, ...items].sort(byDue).slice(0, ITEMS_MAX),
})

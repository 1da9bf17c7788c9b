import type { StepVerb } from '../application/stages'
import type { CaseId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import type { PostRole } from '../organisation/roles'

/** One thing that is due, as an officer's reminder of the day lists it. */
export type DigestItem = {
  /** absent: of no case, such as the letter of somebody whose unit is on no list */
  readonly caseId?: CaseId | undefined
  /** the household, or what else it is about */
  readonly name: string
  readonly verb: StepVerb | 'unit'
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
  return (a.caseId ?? a.name) < (b.caseId ?? b.name) ? -1 : 1
}

export const withItems = (digest: Digest, items: readonly DigestItem[], today: PlainDate): Digest => ({
  count: digest.count + items.length,
  overdue: digest.overdue + items.filter(({ dueOn }) => dueOn < today).length,
  items: [...digest.items, ...items].sort(byDue).slice(0, ITEMS_MAX),
})

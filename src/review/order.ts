import { Stage } from '@domain/application/stage'
import { CaseId } from '@domain/kernel/ids'
import { Jurisdiction } from '@domain/organisation/jurisdiction'
import { loadDraft, saveDraft } from '@src/gateway'
import * as z from 'zod/mini'

const ORDER = 'review:order'
const Order = z.array(CaseId)

/** Stores the order of the list on the screen, so that the page of a case knows the next one. */
export const rememberOrder = (ids: readonly CaseId[]): void => void saveDraft(ORDER, ids)

export const nextAfter = (id: CaseId): CaseId | undefined => {
  const order = Order.safeParse(loadDraft(ORDER))
  if (!order.success) return undefined
  const at = order.data.indexOf(id)
  return at < 0 ? undefined : order.data[at + 1]
}

const FILTERS = 'review:filters'
export const Filters = z.object({
  stage: z.optional(Stage),
  jurisdiction: z.optional(Jurisdiction),
  year: z.optional(z.int()),
  /** household files whose figures expire, instead of a stage */
  runningOut: z.optional(z.boolean()),
})
export type Filters = z.infer<typeof Filters>

export const hasFilters = (): boolean => loadDraft(FILTERS) !== undefined
export const loadFilters = (): Filters => {
  const kept = Filters.safeParse(loadDraft(FILTERS))
  return kept.success ? kept.data : {}
}
export const saveFilters = (filters: Filters): void => void saveDraft(FILTERS, filters)

import type { CallInput } from '@domain/contract/index'
import { startOfDay } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import type { Signed, UseCase } from '../call/context'
import { type Part, pageOver, reachOf, withinReach } from '../organisation/reach'
import { CASES, REVEALS, type RevealDoc } from '../stored/collections'
import { shownLook } from './look-of'

export type Sought = CallInput<'look.export'>
type Paging = { readonly cursor?: string | undefined; readonly limit?: number | undefined }

const DAY = 24 * 3600_000
const days = ({ from, until }: Sought): Pick<Part, 'gte' | 'lt'> => ({
  ...(from === undefined ? {} : { gte: startOfDay(from) }),
  ...(until === undefined ? {} : { lt: startOfDay(until) + DAY }),
})

/** The lists that together contain what this auditor may see: the city's whole register, or those of each of their counties. */
const partsOf = async (context: Signed, sought: Sought) => {
  const reach = await reachOf(context)
  const when = days(sought)
  if (sought.caseId !== undefined) {
    const seen = await context.ports.store.get(CASES, sought.caseId)
    if (seen === undefined || !withinReach(reach, seen.doc.org)) return refuse('NOT_FOUND')
    return ok([{ index: 'byCase', eq: [seen.id], ...when }])
  }
  if (reach.kind === 'city') return ok([{ index: 'byTime', eq: [], ...when }])
  return ok(reach.counties.map(({ id }) => ({ index: 'byCounty', eq: [id], ...when })))
}

const fits =
  ({ who, field, why }: Sought) =>
  (look: RevealDoc): boolean =>
    (who === undefined || look.name.includes(who)) &&
    (field === undefined || look.field === field || look.shown?.some((one) => one === field) === true) &&
    (why === undefined || look.why === why)

/** One page of the register, the latest first. A search with few hits may return a short page with a cursor to continue. */
export const lookPage = async (context: Signed, sought: Sought, paging: Paging) => {
  const parts = await partsOf(context, sought)
  return parts.ok ? ok(await pageOver(context.ports.store, REVEALS, parts.value, paging, fits(sought))) : parts
}

/** 查看登记 */
export const lookRegister = (async (context, { cursor, limit, ...sought }) => {
  const page = await lookPage(context, sought, { cursor, limit })
  if (!page.ok) return page
  return ok({
    items: page.value.items.map(({ doc }) => ({ ...shownLook(doc), caseId: doc.caseId, member: doc.member })),
    next: page.value.next,
  })
}) satisfies UseCase<'look.register'>

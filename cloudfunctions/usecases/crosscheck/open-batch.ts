import type { CaseSnapshot } from '@domain/application/snapshot'
import type { OrgId } from '@domain/kernel/ids'
import { ok } from '@domain/kernel/result'
import type { Counterpart } from '@domain/policy/policy'
import { caseRows } from '../application/rows'
import type { Signed, UseCase } from '../call/context'
import { CHECK_BATCHES, type CheckBatchDoc } from '../stored/collections'
import { batchRow, findBatch, hasHits } from './batch'
import { openList } from './lists'

const LATELY = 20
/** rows of a page, unless one list has more */
const PAGE = 50
/** lists read for a page, whether or not they have rows for it */
const LISTS = 5

/**
 * The names of sources used recently in the city, offered for choice, so that a bank's name is not typed again or spelt in two
 * ways.
 */
const sourcesOf = async ({ ports }: Signed, city: OrgId) => {
  const { items } = await ports.store.query(CHECK_BATCHES, { index: 'byCity', eq: [city], desc: true, limit: LATELY })
  const names = new Map<Counterpart, Set<string>>()
  for (const { counterpart, sources = [] } of items.flatMap(({ doc }) => doc.counterparts))
    names.set(counterpart, new Set([...(names.get(counterpart) ?? []), ...[...sources].reverse()]))
  return [...names].flatMap(([counterpart, known]) => (known.size === 0 ? [] : [{ counterpart, names: [...known] }]))
}

/** Where a page begins: first the households with open questions of every list, then the others. */
type At = { readonly asks: boolean; readonly list: number }
const placeOf = (cursor: string | undefined): At => {
  const [, part, list] = /^([ar])(\d{1,4})$/.exec(cursor ?? '') ?? []
  return { asks: part !== 'r', list: Number(list ?? 0) }
}
const cursorOf = ({ asks, list }: At): string => `${asks ? 'a' : 'r'}${list}`

const placeAfter = ({ asks, list }: At, lists: number): At | undefined => {
  if (list + 1 < lists) return { asks, list: list + 1 }
  return asks ? { asks: false, list: 0 } : undefined
}

const rowsAt = async (context: Signed, batch: CheckBatchDoc, { asks, list }: At) => {
  // a list that never raised a question has no household to show first
  if (asks && !hasHits(batch.tallies[list])) return undefined
  const { cases } = await openList(context.ports.store, batch, list)
  const rows = await caseRows(
    context,
    cases.map(({ doc }): CaseSnapshot => doc),
  )
  return rows.filter((row) => row.flags.includes('hit') === asks)
}

const pageOf = async (context: Signed, batch: CheckBatchDoc, cursor: string | undefined) => {
  const rows: Awaited<ReturnType<typeof caseRows>> = []
  let at: At | undefined = batch.tallies.length === 0 ? undefined : placeOf(cursor)
  for (let read = 0; at !== undefined && read < LISTS && rows.length < PAGE; ) {
    const some = await rowsAt(context, batch, at)
    if (some !== undefined) read += 1
    rows.push(...(some ?? []))
    at = placeAfter(at, batch.tallies.length)
  }
  return { rows, next: at && cursorOf(at) }
}

/** One round with its households, those with an open hit first. */
export const openBatch = (async (context, { batch: id, cursor }) => {
  const batch = await findBatch(context, id)
  if (!batch.ok) return batch
  const { doc } = batch.value
  const [{ rows, next }, sources] = await Promise.all([pageOf(context, doc, cursor), sourcesOf(context, doc.city)])
  const { prepared, left = {} } = doc
  return ok({
    batch: batchRow(doc),
    cases: rows,
    ...(next === undefined ? {} : { next }),
    sources,
    prepared: doc.tallies.length === 1 || (prepared?.by === context.person.id && context.now < prepared.until),
    left: Object.entries(left).map(([code, households]) => ({ code, households })),
  })
}) satisfies UseCase<'crosscheck.open'>

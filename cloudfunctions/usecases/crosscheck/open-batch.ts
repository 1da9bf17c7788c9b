import type { OrgId } from '@domain/kernel/ids'
import { ok } from '@domain/kernel/result'
import type { Counterpart } from '@domain/policy/policy'
import { caseRows } from '../application/rows'
import type { Signed, UseCase } from '../call/context'
import { CHECK_BATCHES } from '../stored/collections'
import { batchRow, casesOf, findBatch, progressOf } from './batch'

const LATELY = 20

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

/** One batch with its households, those with an open hit first. */
export const openBatch = (async (context, input) => {
  const batch = await findBatch(context, input.batch)
  if (!batch.ok) return batch
  const cases = await casesOf(context, batch.value.doc)
  const rows = await caseRows(
    context,
    cases.map(({ doc }) => doc),
  )
  const asks = rows.filter((row) => row.flags.includes('hit'))
  const rest = rows.filter((row) => !row.flags.includes('hit'))
  const counterparts = progressOf(batch.value.doc, cases)
  const sources = await sourcesOf(context, batch.value.doc.city)
  return ok({ batch: batchRow({ ...batch.value.doc, counterparts }), cases: [...asks, ...rest], sources })
}) satisfies UseCase<'crosscheck.open'>

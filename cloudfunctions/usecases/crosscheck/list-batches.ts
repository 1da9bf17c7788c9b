import { ok } from '@domain/kernel/result'
import { heldAt } from '@domain/organisation/roles'
import type { UseCase } from '../call/context'
import { CHECK_BATCHES, ORGS } from '../stored/collections'
import { batchRow } from './batch'

/** The city's batches, the latest first; an officer without a post at a city sees none. */
export const listBatches = (async (context, { cursor, limit }) => {
  const held = heldAt(context.person, context.who)
  const cities = (await context.ports.store.getMany(ORGS, held)).filter(({ doc }) => doc.level === 'city')
  const city = cities[0]
  if (city === undefined) return ok({ items: [] })
  const page = await context.ports.store.query(CHECK_BATCHES, {
    index: 'byCity',
    eq: [city.id],
    desc: true,
    limit: limit ?? 20,
    cursor,
  })
  return ok({ items: page.items.map(({ doc }) => batchRow(doc)), next: page.next })
}) satisfies UseCase<'crosscheck.list'>

import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { pageOver, queriesOf, reachOf } from '../organisation/reach'
import { PAYOUT_BATCHES } from '../stored/collections'
import { batchRow } from './batch-view'

/** Payout batches of a year within reach, the latest first. */
export const listBatches = (async (context, input) => {
  const reach = await reachOf(context)
  const parts = queriesOf(reach, { city: 'byCity', county: 'byOrg' }, [input.year])
  const page = await pageOver(context.ports.store, PAYOUT_BATCHES, parts, input, () => true)
  return ok({ items: page.items.map(({ doc }) => batchRow(doc, context.selves)), next: page.next })
}) satisfies UseCase<'payout.list'>

import { ok } from '@domain/kernel/result'
import { closest } from '@domain/organisation/person'
import { actsFor } from '@domain/payout/acts'
import type { UseCase } from '../call/context'
import { sharedAmong } from '../grant/shared-account'
import { seenWith } from '../person/ask'
import { householdOf } from '../person/selves'
import { batchRow, findBatch, householdsOf, showBatch } from './batch-view'
import { batchLinesOf } from './lines'

/** One batch: its lines with masked names and accounts, the bank's results, and the acts open to the reader. */
export const openBatch = (async (context, input) => {
  const seen = await findBatch(context, input.batch)
  if (!seen.ok) return seen
  const { doc } = seen.value
  const { ports, person } = context
  // in parallel, so that the store batches these reads into one request
  const [selves, households, lines] = await Promise.all([
    seenWith(context, [doc.maker]),
    householdsOf(ports, doc),
    batchLinesOf(ports.store, doc),
  ])
  const paid = [...households.values()]
  const shared = await sharedAmong(ports, paid)
  const household = closest(paid.map((each) => householdOf(ports.sealer, person, context.selves, each)))
  return ok({
    row: batchRow(doc, context.selves),
    batch: showBatch(doc, lines),
    // a person who has not stated who they are may read, but not act
    acts: person.said === undefined ? [] : actsFor(doc, { posts: person.posts, selves, household }),
    shared: lines.flatMap(({ no, caseId }) => (shared.has(caseId) ? [no] : [])),
  })
}) satisfies UseCase<'payout.open'>

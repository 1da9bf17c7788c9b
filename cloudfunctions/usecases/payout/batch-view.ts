import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CallOutput } from '@domain/contract/index'
import type { PayoutBatchId, PersonId } from '@domain/kernel/ids'
import { ok, type Result, refuse } from '@domain/kernel/result'
import type { PayoutBatch } from '@domain/payout/payout'
import { isOwnHousehold } from '../../dispatch/authorise'
import type { Signed } from '../../dispatch/context'
import type { Stored } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { CASES, PAYOUT_BATCHES, type PayoutBatchDoc } from '../collections'
import { reachOf, withinReach } from '../organisation/reach'

export type BatchRow = CallOutput<'payout.open'>['row']

export const batchRow = (batch: PayoutBatchDoc, reader: PersonId): BatchRow => ({
  id: batch.id,
  year: batch.year,
  state: batch.state,
  madeOn: batch.madeOn,
  maker: batch.makerName,
  mine: batch.maker === reader,
  count: batch.count,
  total: batch.total,
  paid: batch.lines.filter((line) => line.outcome?.paid === true).length,
  failed: batch.lines.filter((line) => line.outcome?.paid === false).length,
})

/** The batch as its readers see it: without the sealed accounts it was approved with. */
export const showBatch = (doc: PayoutBatchDoc): PayoutBatch => {
  const { org: _org, city: _city, makerName: _name, at: _at, ready: _ready, ...rest } = doc
  const { payees: _payees, ending: _ending, ...batch } = rest
  return batch
}

/** A batch within the caller's reach. What one may not see is not there. */
export const findBatch = async (
  context: Signed,
  id: PayoutBatchId,
  roles: readonly string[],
): Promise<Result<Stored<PayoutBatchDoc>>> => {
  const seen = await context.ports.store.get(PAYOUT_BATCHES, id)
  if (seen === undefined) return refuse('NOT_FOUND')
  const reach = await reachOf(context, roles)
  return withinReach(reach, { city: seen.doc.city, county: seen.doc.org }) ? ok(seen) : refuse('NOT_ALLOWED')
}

/** Cases by id, however many, a hundred a read. */
export const casesOf = async (
  ports: Pick<Ports, 'store'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseSnapshot>> => {
  const wanted = [...new Set(ids)]
  const found = new Map<string, CaseSnapshot>()
  for (let i = 0; i < wanted.length; i += 100)
    for (const { id, doc } of await ports.store.getMany(CASES, wanted.slice(i, i + 100))) found.set(id, doc)
  return found
}

/** Whether the caller belongs to a household of the batch. */
export const touchesOwnHousehold = async (context: Signed, batch: PayoutBatchDoc): Promise<boolean> => {
  const cases = await casesOf(
    context.ports,
    batch.payees.map((payee) => payee.caseId),
  )
  return [...cases.values()].some((snapshot) => isOwnHousehold(context.person, snapshot))
}

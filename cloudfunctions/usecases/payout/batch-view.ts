import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CallOutput } from '@domain/contract/index'
import type { PayoutBatchId } from '@domain/kernel/ids'
import { invariant, ok, refuse } from '@domain/kernel/result'
import { kinship, type Selves } from '@domain/organisation/person'
import type { BankPayee } from '@domain/payout/bank-table'
import { batchNoOf } from '@domain/payout/mark'
import type { PayoutLine } from '@domain/payout/payout'
import type { Ports } from '../../ports/index'
import type { Signed } from '../call/context'
import { openText } from '../household/seal'
import { reachOf, withinReach } from '../organisation/reach'
import { CASES, PAYOUT_BATCHES, type PayoutBatchDoc, type PayoutLineDoc } from '../stored/collections'
import { manyOf } from '../stored/many'

export type BatchRow = CallOutput<'payout.open'>['row']

export const batchRow = (batch: PayoutBatchDoc, reader: Selves): BatchRow => ({
  id: batch.id,
  batchNo: batchNoOf(batch.id),
  year: batch.year,
  state: batch.state,
  madeOn: batch.madeOn,
  maker: batch.makerName,
  mine: kinship(reader, batch.maker) === 'one',
  count: batch.count,
  total: batch.total,
  paid: batch.paid,
  failed: batch.failed,
})

const showLine = (line: PayoutLineDoc): PayoutLine => {
  const { batch: _batch, city: _city, caseId: _case, account: _account, bank: _bank, branch: _branch, ...shown } = line
  return shown
}
/** A batch as shown to its readers: without the sealed accounts it was approved with. */
export const showBatch = (doc: PayoutBatchDoc, lines: readonly PayoutLineDoc[]): CallOutput<'payout.open'>['batch'] => {
  const { org: _org, city: _city, makerName: _name, at: _at, ready: _ready, ...rest } = doc
  const { inside: _inside, households: _households, ending: _ending, paid: _paid, failed: _failed, ...batch } = rest
  return { ...batch, lines: lines.map(showLine) }
}

/** A batch within the reader's reach; out of reach it is NOT_FOUND. */
export const findBatch = async (context: Signed, id: PayoutBatchId) => {
  // in parallel, so that the store batches these reads into one request
  const [seen, reach] = await Promise.all([context.ports.store.get(PAYOUT_BATCHES, id), reachOf(context)])
  if (seen === undefined) return refuse('NOT_FOUND')
  return withinReach(reach, { city: seen.doc.city, county: seen.doc.org }) ? ok(seen) : refuse('NOT_FOUND')
}

export type Households = ReadonlyMap<string, CaseSnapshot>
/** The households a batch pays. */
export const householdsOf = ({ store }: Pick<Ports, 'store'>, batch: PayoutBatchDoc): Promise<Households> =>
  manyOf(store, CASES, batch.households)

/**
 * The payees with full names and account numbers, one per line: only in memory, while the bank's file is written or compared.
 */
export const payeesOf = (
  { sealer }: Pick<Ports, 'sealer'>,
  lines: readonly PayoutLineDoc[],
  households: Households,
): readonly (BankPayee & Pick<PayoutLine, 'outcome' | 'returned'>)[] =>
  lines.map(({ no, amount, outcome, returned, caseId, account, bank, branch }) => {
    const snapshot = households.get(caseId)
    invariant(snapshot !== undefined, 'a payee is a household')
    const name = openText(sealer, 'name', snapshot.declaration.applicant.name)
    return {
      no,
      name,
      account: openText(sealer, 'account', { sealed: account }),
      bank,
      branch,
      amount,
      outcome,
      returned,
    }
  })

import { createHash } from 'node:crypto'
import type { CallInput } from '@domain/contract/index'
import type { PayoutBatchId } from '@domain/kernel/ids'
import { invariant, ok, refuse } from '@domain/kernel/result'
import { spotOf } from '@domain/organisation/jurisdiction'
import { create } from '@domain/payout/create'
import type { Signed, UseCase } from '../call/context'
import { accountHash, failedOn } from '../grant/account'
import { unstatedAmong } from '../grant/shared-account'
import { kinshipAmong } from '../person/ask'
import { CASES, GRANTS, PAYOUT_BATCHES, type PayoutBatchDoc } from '../stored/collections'
import { manyOf } from '../stored/many'
import { batchLinesOf, removeLines } from './lines'
import { giveBackGrants, holds, stillMade, takeGrants } from './take-grants'

/** Derived from the command, so that a repeat after a crash finds the batch it began. */
const batchIdOf = (person: string, command: string, input: unknown): PayoutBatchId =>
  `PB-${createHash('sha256')
    .update(JSON.stringify([person, command, input]))
    .digest('hex')
    .slice(0, 24)}` as PayoutBatchId

/**
 * Closes a batch that is still being made, unless an approver has closed it already. False when a concurrent run of the same
 * tap has finished it.
 */
const closeMade = ({ ports }: Signed, id: PayoutBatchId): Promise<boolean> =>
  ports.store.transaction(async (tx) => {
    const seen = await tx.get(PAYOUT_BATCHES, id)
    if (seen?.doc.state !== 'made' || seen.doc.ready) return false
    if (seen.doc.ending === undefined) await tx.replace(PAYOUT_BATCHES, seen, { ...seen.doc, ending: 'recalled' })
    return true
  })

/**
 * Used when another batch took one of the grants: pays nothing and removes the batch. The batch is closed first, so that no
 * concurrent run takes more grants.
 */
const abandon = async (context: Signed, batch: PayoutBatchDoc): Promise<void> => {
  if (!(await closeMade(context, batch.id))) return
  const { store } = context.ports
  const lines = await batchLinesOf(store, batch)
  await giveBackGrants(store, batch.id, lines)
  await removeLines(store, batch.id, lines)
  await store.transaction(async (tx) => {
    const seen = await tx.get(PAYOUT_BATCHES, batch.id)
    if (seen?.doc.state === 'made' && seen.doc.ending === 'recalled') await tx.remove(PAYOUT_BATCHES, seen)
  })
}

/**
 * What making a batch is decided from: the grants, the households they aid, and whether these include the maker's own or share
 * an account.
 */
const choose = async (context: Signed, input: CallInput<'payout.createBatch'>, id: PayoutBatchId) => {
  const { ports } = context
  const grants = [...(await manyOf(ports.store, GRANTS, input.grants)).values()]
  const here = create.wants(grants, input)
  if (!here.ok) return here
  const ids = grants.map(({ caseId }) => caseId)
  const households = await manyOf(ports.store, CASES, ids)
  const household = await kinshipAmong(context, [...households.values()])
  const unstated = await unstatedAmong(ports, [...households.values()])
  const chosen = grants.map((grant) => {
    const aided = households.get(grant.caseId)
    invariant(aided !== undefined, 'a grant belongs to a case')
    const accountFailed = failedOn(accountHash(ports, aided), grant)
    return { grant, household: aided, accountFailed, taken: holds(grant, id) }
  })
  return create.decide(chosen, input, { ...context, household, unstated })
}

/** 组批: takes the grants in portions, one transaction each; then the batch is ready for its approver. */
export const createBatch = (async (context, input) => {
  const { ports, person, now, commandId } = context
  const { org } = context
  const city = org.level === 'city' ? org.id : spotOf(org)?.city
  if (city === undefined) return refuse('NOT_FOUND')
  const id = batchIdOf(person.id, commandId, input)
  // loads the batch an earlier run began, in parallel with the grants
  const [chosen, former] = await Promise.all([choose(context, input, id), ports.store.get(PAYOUT_BATCHES, id)])
  if (!chosen.ok) return chosen
  const { head, lines } = chosen.value
  const batch = former?.doc ?? { ...head, id, makerName: person.name, at: now, city, ready: false }
  const taken = await takeGrants(
    ports.store,
    batch,
    batch.inside ?? lines.map((line) => ({ ...line, batch: id, city })),
  )
  if (!taken.ok) {
    await abandon(context, batch)
    return taken
  }
  return context.commit(async (tx) => {
    const made = await stillMade(tx, id)
    if (!made.ok) return made
    const { doc } = made.value
    await tx.replace(PAYOUT_BATCHES, made.value, { ...doc, ready: true })
    return ok({ batch: id, count: doc.count, total: doc.total })
  })
}) satisfies UseCase<'payout.createBatch'>

import type { GrantId, PayoutBatchId } from '@domain/kernel/ids'
import { ok, type Result, refuse } from '@domain/kernel/result'
import type { Signed } from '../../dispatch/context'
import { GRANTS, type GrantDoc, type PayoutBatchDoc } from '../collections'

type Store = Signed['ports']['store']

const holds = (grant: GrantDoc, batch: PayoutBatchId): boolean => grant.state === 'batched' && grant.batch === batch

/** Takes one grant into a batch, one transaction; taken already is fine, taken by another is not. */
const takeGrant = (store: Store, id: GrantId, batch: PayoutBatchId): Promise<Result<true>> =>
  store.transaction(async (tx) => {
    const seen = await tx.get(GRANTS, id)
    if (seen === undefined) return refuse('GRANT_WRONG_STATE')
    if (holds(seen.doc, batch)) return ok(true)
    if (seen.doc.state !== 'held' && seen.doc.state !== 'failed')
      return refuse('GRANT_WRONG_STATE', { state: seen.doc.state })
    await tx.replace(GRANTS, seen, { ...seen.doc, state: 'batched', batch })
    return ok(true)
  })

/** Gives one grant back: it waits for another batch. */
const giveBackGrant = (store: Store, id: GrantId, batch: PayoutBatchId): Promise<void> =>
  store.transaction(async (tx) => {
    const seen = await tx.get(GRANTS, id)
    if (seen === undefined || !holds(seen.doc, batch)) return
    const { batch: _left, ...rest } = seen.doc
    await tx.replace(GRANTS, seen, { ...rest, state: 'held' })
  })

/** All lines of a batch, one transaction each; repeating it after a crash goes on where it stopped. */
export const takeGrants = async (store: Store, batch: Pick<PayoutBatchDoc, 'id' | 'lines'>): Promise<Result<true>> => {
  for (const line of batch.lines) {
    const taken = await takeGrant(store, line.grant, batch.id)
    if (!taken.ok) return taken
  }
  return ok(true)
}

export const giveBackGrants = async (store: Store, batch: Pick<PayoutBatchDoc, 'id' | 'lines'>): Promise<void> => {
  for (const line of batch.lines) await giveBackGrant(store, line.grant, batch.id)
}

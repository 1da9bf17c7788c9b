import { createHash } from 'node:crypto'
import type { PayoutBatchId } from '@domain/kernel/ids'
import { invariant, ok, refuse } from '@domain/kernel/result'
import { controlOf } from '@domain/payout/payout'
import type { Signed, UseCase } from '../../dispatch/context'
import { PAYOUT_BATCHES, type PayoutBatchDoc } from '../collections'
import { chooseGrants } from './choose-grants'
import { giveBackGrants, stillMade, takeGrants } from './take-grants'

/** From the command, so that a repeat after a crash finds the batch it has begun. */
const batchIdOf = (person: string, command: string, input: unknown): PayoutBatchId =>
  `PB-${createHash('sha256')
    .update(JSON.stringify([person, command, input]))
    .digest('hex')
    .slice(0, 24)}` as PayoutBatchId

/** While it is being made: closed from now on by its maker, or by an approver already. What another run of the tap has made is neither. */
const closeMade = ({ ports }: Signed, id: PayoutBatchId): Promise<boolean> =>
  ports.store.transaction(async (tx) => {
    const seen = await tx.get(PAYOUT_BATCHES, id)
    if (seen?.doc.state !== 'made' || seen.doc.ready) return false
    if (seen.doc.ending === undefined) await tx.replace(PAYOUT_BATCHES, seen, { ...seen.doc, ending: 'recalled' })
    return true
  })

/** Somebody else took one of its grants: nothing is paid, nothing stays behind. Closed first, so that no other run takes any more. */
const abandon = async (context: Signed, batch: PayoutBatchDoc): Promise<void> => {
  if (!(await closeMade(context, batch.id))) return
  const { store } = context.ports
  await giveBackGrants(store, batch)
  await store.transaction(async (tx) => {
    const seen = await tx.get(PAYOUT_BATCHES, batch.id)
    if (seen?.doc.state === 'made' && seen.doc.ending === 'recalled') await tx.remove(PAYOUT_BATCHES, seen)
  })
}

/** 组批: one transaction a grant, then the batch is ready for its approver. */
export const createBatch = (async (context, input) => {
  const { ports, person, now, today, commandId } = context
  invariant(commandId !== undefined, 'a command has a key')
  const [city] = context.org.path
  if (city === undefined) return refuse('NOT_FOUND')
  const id = batchIdOf(person.id, commandId, input)
  // the batch a former run has begun, looked at beside the grants
  const [chosen, former] = await Promise.all([chooseGrants(context, input, id), ports.store.get(PAYOUT_BATCHES, id)])
  if (!chosen.ok) return chosen
  const { lines, payees } = chosen.value
  const { count, total } = controlOf(lines)
  const batch: PayoutBatchDoc = former?.doc ?? {
    id,
    year: input.year,
    state: 'made',
    maker: person.id,
    makerName: person.name,
    madeOn: today,
    at: now,
    count,
    total,
    lines: [...lines],
    payees,
    org: input.org,
    city,
    ready: false,
  }
  const taken = await takeGrants(ports.store, batch)
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

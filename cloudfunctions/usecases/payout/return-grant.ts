import { invariant, ok, type Result, refuse } from '@domain/kernel/result'
import type { OnCase, UseCase } from '../../dispatch/context'
import type { Stored, Tx } from '../../ports/doc-store'
import { doStep } from '../append'
import { GRANTS, type GrantDoc, PAYOUT_BATCHES, TRACES } from '../collections'
import { lookAt, moveShares } from '../grant/draw'
import { grantHere } from '../grant/grant-here'
import { openText } from '../household/seal'
import { closeTrace, saidNo } from './trace'

type Back = { readonly on: GrantDoc['heldOn']; readonly reason: string; readonly owner: GrantDoc['failedOwner'] }

/** Marks the line of the batch it was paid in, and says which account it was paid to, by its keyed hash. */
const markLine = async (tx: Tx, { ports }: OnCase, { doc }: Stored<GrantDoc>, { on, reason }: Back) => {
  invariant(doc.batch !== undefined, 'what was paid was paid in a batch')
  const batch = await tx.get(PAYOUT_BATCHES, doc.batch)
  const at = batch?.doc.lines.findIndex((line) => line.grant === doc.id) ?? -1
  const payee = batch?.doc.payees[at]
  invariant(batch !== undefined && payee !== undefined, 'a paid grant is a line of its batch')
  const lines = batch.doc.lines.map((line, i) => (i === at ? { ...line, returned: { on, reason } } : line))
  await tx.replace(PAYOUT_BATCHES, batch, { ...batch.doc, lines })
  return ports.sealer.hash(openText(ports.sealer, 'account', { sealed: payee.account }), 'account')
}

/** Its money is held again on the lines it was paid from, and it waits to be paid once more. */
const takeBack = async (tx: Tx, context: OnCase, paid: GrantDoc, back: Back): Promise<Result<true>> => {
  const { id, batch: paidIn } = paid
  // asked for in one breath they travel together
  const [grant, trace] = await Promise.all([
    tx.get(GRANTS, id),
    saidNo(paid) ? tx.get(TRACES, id) : undefined,
    paidIn === undefined ? undefined : tx.get(PAYOUT_BATCHES, paidIn),
    lookAt(tx, paid),
  ])
  if (grant?.doc.state !== 'paid') return refuse('GRANT_WRONG_STATE', { state: grant?.doc.state ?? '' })
  const { person, now } = context
  const { batch: _batch, paidOn: _on, lastFour, marks: _marks, asked: _asked, ...rest } = grant.doc
  const failedAccount = await markLine(tx, context, grant, back)
  const moved = {
    on: back.on,
    at: now,
    by: person.id,
    reason: back.reason,
    ...(lastFour === undefined ? {} : { lastFour }),
  }
  await moveShares(tx, grant.doc, 'returned', moved)
  await closeTrace(tx, trace)
  await tx.replace(GRANTS, grant, {
    ...rest,
    state: 'failed',
    confirmed: false,
    failedBecause: back.reason,
    failedOwner: back.owner,
    failedAccount,
    failures: (rest.failures ?? 0) + 1,
    returns: (rest.returns ?? 0) + 1,
  })
  return ok(true)
}

/** 退汇: what was paid is back. */
export const returnGrant: UseCase<'payout.return'> = async (context, said) => {
  const grant = await grantHere(context, said.grant)
  if (!grant.ok) return grant
  return doStep(context, 'returnGrant', {
    said,
    look: () => ({ grant: grant.value }),
    also: (tx, _next, { returnedOn: on, reason, owner }) => takeBack(tx, context, grant.value, { on, reason, owner }),
  })
}

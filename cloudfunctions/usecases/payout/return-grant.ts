import { failed } from '@domain/application/money/grant'
import type { CallInput } from '@domain/contract/index'
import type { CaseId, GrantId, PayoutBatchId } from '@domain/kernel/ids'
import { invariant, ok } from '@domain/kernel/result'
import type { BankAnswer } from '@domain/payout/matching'
import type { Tx } from '../../ports/doc-store'
import type { ByPolicy, InCommand, Signed, UseCase } from '../call/context'
import { hashOf } from '../grant/account'
import { linesOf, moveGrantIn } from '../grant/draw'
import { grantHere } from '../grant/grant-here'
import { doStep, stepIn } from '../step/do-step'
import { CASES, GRANTS, type GrantDoc, PAYOUT_LINES, TRACES } from '../stored/collections'
import { ownerOf } from './enter-result'
import { enterIn, lineId, lineIn } from './lines'
import { closeTrace, saidNo } from './trace'

type By = Pick<Signed, 'ports' | 'person' | 'now'>
type Back = Omit<CallInput<'payout.return'>, 'grant'>

/** Marks the line of the batch the grant was paid in, and returns the keyed hash of the account it was paid to. */
const markLine = async (tx: Tx, { ports }: By, grant: GrantDoc, { returnedOn: on, reason }: Back) => {
  invariant(grant.batch !== undefined, 'what was paid was paid in a batch')
  const found = await lineIn(tx, grant.batch, grant.id)
  await enterIn(tx, found, { returned: { on, reason } })
  return hashOf(ports, found.line.account)
}

/** Holds the money again on the budget lines it was paid from; the grant waits to be paid again. */
const takeBack = async (tx: Tx, context: By, paid: GrantDoc, back: Back) => {
  const { id, batch: paidIn } = paid
  // in parallel, so that the store batches these reads into one request
  const [grant, trace] = await Promise.all([
    tx.get(GRANTS, id),
    saidNo(paid) ? tx.get(TRACES, id) : undefined,
    paidIn === undefined ? undefined : tx.get(PAYOUT_LINES, lineId(paidIn, id)),
    linesOf(tx, paid),
  ])
  const { person, now } = context
  const { returnedOn, reason, owner } = back
  const account = await markLine(tx, context, paid, back)
  const change = { ...failed(paid, { reason, owner, account }), confirmed: false, returns: (paid.returns ?? 0) + 1 }
  const { lastFour } = paid
  const moved = { on: returnedOn, at: now, by: person.id, reason, ...(lastFour === undefined ? {} : { lastFour }) }
  const returned = await moveGrantIn(tx, 'returnGrant', grant, change, moved)
  if (!returned.ok) return returned
  await closeTrace(tx, trace)
  return ok(true)
}

/** 退汇: the bank has returned a payment. */
export const returnGrant = (async (context, said) => {
  const grant = await grantHere(context, said.grant)
  if (!grant.ok) return grant
  return doStep(context, 'returnGrant', {
    said,
    look: () => ({ grant: grant.value }),
    also: (tx, _next, back) => takeBack(tx, context, grant.value, back),
  })
}) satisfies UseCase<'payout.return'>

/**
 * 退汇 in the bank's file: the same as by hand, one line in one transaction. `otherwise`: the line is returned on another day, or
 * its grant is no longer as this batch paid it.
 */
export const enterReturn = (
  context: InCommand & ByPolicy,
  batchId: PayoutBatchId,
  row: BankAnswer,
  pays: { readonly grant: GrantId; readonly caseId: CaseId },
): Promise<'entered' | 'known' | 'otherwise'> =>
  context.ports.store.transaction(async (tx) => {
    // in parallel, so that the store batches these reads into one request
    const [{ line }, grant, seen] = await Promise.all([
      lineIn(tx, batchId, pays.grant),
      tx.get(GRANTS, pays.grant),
      tx.get(CASES, pays.caseId),
    ])
    invariant(grant !== undefined && seen !== undefined, 'the row was checked against the batch')
    const returnedOn = row.on ?? context.today
    const before = line.returned
    if (before !== undefined) return row.on === undefined || before.on === row.on ? 'known' : 'otherwise'
    if (grant.doc.state !== 'paid' || grant.doc.batch !== batchId) return 'otherwise'
    const back = { returnedOn, reason: row.reason, owner: ownerOf(row) }
    const said = { grant: pays.grant, ...back }
    const step = { action: 'returnGrant', said, looked: { grant: grant.doc } } as const
    const next = await stepIn(tx, context, seen, step)
    if (!next.ok) return 'otherwise'
    const taken = await takeBack(tx, context, grant.doc, back)
    invariant(taken.ok, 'a paid grant can be returned')
    return 'entered'
  })

import type { FailureOwner } from '@domain/application/failure-owner'
import type { CaseId, CommandId, GrantId, PayoutBatchId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { invariant } from '@domain/kernel/result'
import { decideAct } from '@domain/payout/acts'
import { ownerSaid } from '@domain/payout/failure-words'
import type { BankAnswer } from '@domain/payout/matching'
import type { Policy } from '@domain/policy/policy'
import type { Signed } from '../../dispatch/context'
import type { Stored, Tx } from '../../ports/doc-store'
import { stepIn } from '../append'
import { CASES, GRANTS, type GrantDoc, PAYOUT_BATCHES, type PayoutBatchDoc } from '../collections'
import { moveShares } from '../grant/draw'
import { openText } from '../household/seal'
import type { Acting } from './act-on-batch'

type Entering = Signed & { readonly commandId: CommandId }
type Line = PayoutBatchDoc['lines'][number]

const pay = async (
  tx: Tx,
  context: Entering,
  batch: PayoutBatchDoc,
  line: Line,
  grant: Stored<GrantDoc>,
  paidOn: PlainDate,
) => {
  const { approver, id } = batch
  invariant(approver !== undefined, 'a batch at the bank was approved')
  const { lastFour } = line
  const moved = { on: paidOn, at: context.now, by: context.person.id, approver, lastFour }
  await moveShares(tx, { ...grant.doc, batch: id }, 'settled', moved)
  await tx.replace(GRANTS, grant, { ...grant.doc, state: 'paid', paidOn, lastFour })
}

const fail = async (
  tx: Tx,
  context: Entering,
  grant: Stored<GrantDoc>,
  { account, reason, owner }: { readonly account: string; readonly reason: string; readonly owner: FailureOwner },
) => {
  const { sealer } = context.ports
  const { batch: _left, ...rest } = grant.doc
  await tx.replace(GRANTS, grant, {
    ...rest,
    state: 'failed',
    failedBecause: reason,
    failedOwner: owner,
    failedAccount: sealer.hash(openText(sealer, 'account', { sealed: account }), 'account'),
    failures: (grant.doc.failures ?? 0) + 1,
  })
}

/**
 * What the bank says of one line, in one transaction: grant, budget lines, ledger, the case's log,
 * the worker's message, and the line itself. A line that has its answer is left alone, so the same
 * file can be read again after a crash. `gone`: the batch has been taken back meanwhile.
 */
export const enterResult = (
  context: Entering,
  policy: Policy,
  batchId: PayoutBatchId,
  row: BankAnswer,
  pays: { readonly grant: GrantId; readonly caseId: CaseId },
  by: Acting,
): Promise<'entered' | 'known' | 'gone'> =>
  context.ports.store.transaction(async (tx) => {
    const entering = { ...context, inForce: policy }
    // what the batch pays to whom never changes; asked for in one breath the three travel together
    await Promise.all([tx.get(PAYOUT_BATCHES, batchId), tx.get(GRANTS, pays.grant), tx.get(CASES, pays.caseId)])
    const batch = await tx.get(PAYOUT_BATCHES, batchId)
    const line = batch?.doc.lines.find(({ no }) => no === row.no)
    const payee = batch?.doc.payees[row.no - 1]
    invariant(batch !== undefined && line !== undefined && payee !== undefined, 'the row was checked against the batch')
    if (line.outcome !== undefined) return 'known'
    const outcome = { paid: row.paid, reason: row.reason, on: row.on ?? context.today }
    const decided = decideAct('answer', batch.doc, { no: row.no, outcome }, by)
    // declared not accepted at this very moment
    if (!decided.ok) return 'gone'
    const grant = await tx.get(GRANTS, line.grant)
    invariant(grant?.doc.state === 'batched' && grant.doc.batch === batchId, 'a line at the bank is a batched grant')
    const seen = await tx.get(CASES, grant.doc.caseId)
    invariant(seen !== undefined, 'a grant belongs to a case')
    const { on } = outcome
    const owner = ownerSaid(row.reason)
    const { id, amount, programme } = grant.doc
    if (row.paid) await pay(tx, context, batch.doc, line, grant, on)
    else await fail(tx, context, grant, { account: payee.account, reason: row.reason, owner })
    const next = row.paid
      ? await stepIn(tx, entering, seen, {
          action: 'payGrant',
          said: { grant: id, amount, paidOn: on, lastFour: line.lastFour },
          looked: { programme },
        })
      : await stepIn(tx, entering, seen, {
          action: 'failGrant',
          said: { grant: id, reason: row.reason, owner },
          looked: { programme, amount },
        })
    invariant(next.ok, 'the log takes what the bank says at every stage')
    await tx.replace(PAYOUT_BATCHES, batch, { ...batch.doc, ...decided.value.leaves, state: decided.value.state })
    return 'entered'
  })

import type { FailureOwner } from '@domain/application/failure-owner'
import { failed } from '@domain/application/money/grant'
import type { CaseId, GrantId, PayoutBatchId } from '@domain/kernel/ids'
import { invariant } from '@domain/kernel/result'
import { ownerSaid } from '@domain/payout/failure-words'
import { type BankAnswer, sameOutcome } from '@domain/payout/matching'
import type { ByPolicy, InCommand } from '../call/context'
import { hashOf } from '../grant/account'
import { moveGrantIn } from '../grant/draw'
import { stepIn } from '../step/do-step'
import { CASES, GRANTS, PAYOUT_BATCHES } from '../stored/collections'
import { type Acting, actIn } from './act-on-batch'
import { enterIn, lineIn } from './lines'
import { holds } from './take-grants'

/** Who has to act: by the bank's own codes, or by the words that banks use. */
export const ownerOf = ({ owner, reason }: BankAnswer): FailureOwner => owner ?? ownerSaid(reason)

/**
 * Enters the bank's result of one line, in one transaction: grant, budget lines, ledger, the case's log, the worker's message,
 * and the line itself. A line that has its result stays unchanged, so the same file can be imported again after a crash.
 * `otherwise`: a concurrent import of another file has entered a different result; `gone`: the batch was taken back during the
 * import.
 */
export const enterResult = (
  context: InCommand & ByPolicy,
  batchId: PayoutBatchId,
  row: BankAnswer,
  pays: { readonly grant: GrantId; readonly caseId: CaseId },
  by: Acting,
): Promise<'entered' | 'known' | 'otherwise' | 'gone'> =>
  context.ports.store.transaction(async (tx) => {
    // the payee of a line never changes, so all these documents can be requested in parallel
    const [batch, found, grant, seen] = await Promise.all([
      tx.get(PAYOUT_BATCHES, batchId),
      lineIn(tx, batchId, pays.grant),
      tx.get(GRANTS, pays.grant),
      tx.get(CASES, pays.caseId),
    ])
    invariant(batch !== undefined, 'the row was checked against the batch')
    const { line } = found
    if (line.outcome !== undefined) return sameOutcome(line.outcome, row) ? 'known' : 'otherwise'
    const outcome = { paid: row.paid, reason: row.reason, on: row.on ?? context.today }
    const answered = await actIn(tx, 'answer', batchId, { paid: row.paid }, by)
    // the batch was declared not accepted during the import
    if (!answered.ok) return 'gone'
    await enterIn(tx, found, { outcome })
    invariant(grant !== undefined && holds(grant.doc, batchId), 'a line at the bank is a batched grant')
    invariant(seen !== undefined, 'a grant belongs to a case')
    const { ports, now, person } = context
    const { id, amount, programme } = grant.doc
    const { paid, reason, on } = outcome
    const { lastFour } = line
    const { approver } = batch.doc
    invariant(approver !== undefined, 'a batch at the bank was approved')
    const owner = ownerOf(row)
    if (paid)
      await moveGrantIn(
        tx,
        'payGrant',
        grant,
        { paidOn: on, lastFour },
        { on, at: now, by: person.id, approver, lastFour },
      )
    else
      await moveGrantIn(
        tx,
        'failGrant',
        grant,
        failed(grant.doc, { reason, owner, account: hashOf(ports, line.account) }),
      )
    const next = paid
      ? await stepIn(tx, context, seen, {
          action: 'payGrant',
          said: { grant: id, amount, paidOn: on, lastFour },
          looked: { programme },
        })
      : await stepIn(tx, context, seen, {
          action: 'failGrant',
          said: { grant: id, reason, owner },
          looked: { programme, amount },
        })
    invariant(next.ok, 'the log takes what the bank says at every stage')
    return 'entered'
  })

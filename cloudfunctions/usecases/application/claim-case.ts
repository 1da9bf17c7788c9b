import { moveOf } from '@domain/application/lifecycle'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CallInput } from '@domain/contract/index'
import { ok, refuse } from '@domain/kernel/result'
import { kinship } from '@domain/organisation/person'
import type { Stored } from '../../ports/doc-store'
import type { Signed, UseCase } from '../call/context'
import { spendGuessAt, wrongGuess } from '../call/tries'
import { openText } from '../household/seal'
import { ack, stepIn } from '../step/do-step'
import { CASES, CLAIMS, type ClaimDoc, ENTRIES, entryId } from '../stored/collections'
import { settlePerson } from './begin-case'
import { claimKey } from './claim-key'

type Found = { readonly claim: Stored<ClaimDoc>; readonly seen: Stored<CaseSnapshot> }

/** The unclaimed case behind a code, when code, ID number and name are all right. */
const find = async (
  { ports }: Pick<Signed, 'ports'>,
  { name, idNumber, code }: CallInput<'case.claim'>,
): Promise<Found | undefined> => {
  const key = claimKey(ports.sealer, code, idNumber)
  const claim = key === undefined ? undefined : await ports.store.get(CLAIMS, key)
  const seen = claim === undefined ? undefined : await ports.store.get(CASES, claim.doc.caseId)
  if (claim === undefined || seen === undefined || seen.doc.claimHash !== key) return undefined
  const right = openText(ports.sealer, 'name', seen.doc.declaration.applicant.name) === name
  return right && moveOf(seen.doc.stage, 'claim') !== undefined ? { claim, seen } : undefined
}

/**
 * Whether the caller typed in the application, or was given a new code, and so knows it; the claim must come from the worker's
 * own account.
 */
const knowsIt = async ({ ports, selves }: Signed, { claim, seen: { doc } }: Found): Promise<boolean> =>
  kinship(selves, claim.doc.by) === 'one' ||
  kinship(selves, (await ports.store.get(ENTRIES, entryId(doc.id, 1)))?.doc.by.person) === 'one'

/** 认领: the worker claims a case that a union entered, with name, ID number and code. */
export const claimCase = (async (context, input) => {
  const target = context.ports.sealer.hash(input.idNumber, 'id-number')
  const may = await spendGuessAt(context, 'claim', { target, known: context.person.idHash === target })
  if (!may.ok) return may
  const found = await find(context, input)
  if (found === undefined) return wrongGuess(context, 'claim', 'CLAIM_CODE_WRONG')
  if (await knowsIt(context, found)) return refuse('NOT_ALLOWED')
  return context.commit(async (tx) => {
    const said = { applicant: context.person.id }
    const next = await stepIn(tx, context, found.seen, { action: 'claim', said, looked: {} })
    if (!next.ok) return next
    await tx.remove(CLAIMS, found.claim)
    await settlePerson(tx, context.person, next.value)
    return ok(ack(next.value))
  })
}) satisfies UseCase<'case.claim'>

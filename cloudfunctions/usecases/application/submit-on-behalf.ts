import { invariant, ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { noneOwn } from '../person/ask'
import { CLAIMS } from '../stored/collections'
import { beginCase, writeCase } from './begin-case'
import { checkSubmission } from './check-submission'
import { CLAIM_DIGITS, claimKey } from './claim-key'

/**
 * 代办: a union applies for a worker who gave consent by signing on screen. The case has no owner until the worker claims it with
 * the code, which is returned once and stored only as a keyed hash.
 */
export const submitOnBehalf = (async (context, { org, ...input }) => {
  const checked = await checkSubmission(context, input, 'office')
  if (!checked.ok) return checked
  if (!checked.value.base.path.includes(org)) return refuse('NOT_ALLOWED')
  const code = context.ports.ids.digits(CLAIM_DIGITS)
  const claimHash = claimKey(context.ports.sealer, code, input.declaration.applicant.idNumber)
  invariant(claimHash !== undefined, 'the declaration was parsed')
  const begun = beginCase(context, input, checked.value, { claimHash })
  if (!begun.ok) return begun
  const { snapshot } = begun.value
  const own = await noneOwn(context, [{ doc: snapshot }])
  if (!own.ok) return own
  return context.commit(async (tx) => {
    const written = await writeCase(tx, context, begun.value)
    if (!written.ok) return written
    await tx.insert(CLAIMS, claimHash, { caseId: snapshot.id })
    return ok({ caseId: snapshot.id, version: snapshot.seq, claimCode: code })
  })
}) satisfies UseCase<'case.submitOnBehalf'>

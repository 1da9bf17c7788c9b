import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { openDeclaration } from '../household/seal'
import { ack, stepIn } from '../step/do-step'
import { CLAIMS } from '../stored/collections'
import { CLAIM_DIGITS, claimKey } from './claim-key'

/** 补发认领码: the former code was lost, or never reached the worker. The new one is returned once, and the former one ends. */
export const reissueClaim = (async (context) => {
  const { ports, person, case: seen } = context
  const { claimHash: former, declaration, id } = seen.doc
  const code = ports.ids.digits(CLAIM_DIGITS)
  const claimHash = claimKey(ports.sealer, code, openDeclaration(ports.sealer, declaration).applicant.idNumber)
  if (former === undefined || claimHash === undefined) return refuse('NOT_ALLOWED')
  return context.commit(async (tx) => {
    const claim = await tx.get(CLAIMS, former)
    const next = await stepIn(tx, context, seen, { action: 'reissueClaim', said: {}, looked: { claimHash } })
    if (!next.ok) return next
    if (claim !== undefined) await tx.remove(CLAIMS, claim)
    await tx.insert(CLAIMS, claimHash, { caseId: id, by: person.id })
    return ok({ ...ack(next.value), claimCode: code })
  })
}) satisfies UseCase<'case.reissueClaim'>

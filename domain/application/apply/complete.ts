import { type Consent, missingConsents } from '../../consent/consent'
import type { Declaration } from '../../household/declaration'
import { agesOf } from '../../household/sheet-input'
import type { PlainDate } from '../../kernel/plain-date'
import { ok, refuse } from '../../kernel/result'
import { missingProofs, overfullProof, type ProofAnswer } from '../../proof/index'

/** Every required proof is answered, and no proof has more files than its type allows. @internal */
export const proofsAreThere = (declaration: Declaration, proofs: readonly ProofAnswer[]) => {
  const missing = missingProofs(declaration, proofs)
  if (missing.length > 0) return refuse('PROOF_MISSING', { missing: missing.join(',') })
  const overfull = overfullProof(proofs)
  return overfull === undefined ? ok(true) : refuse('FILE_COUNT', overfull)
}

/**
 * Checks that the household has given every required consent; each matter needs its own consent. `count`: how many are still
 * missing. @internal
 */
export const consentsAreThere = (declaration: Declaration, counting: readonly Consent[], day: PlainDate) => {
  const missing = missingConsents(counting, agesOf(declaration, day))
  const first = missing[0]
  return first === undefined
    ? ok(true)
    : refuse('CONSENT_MISSING', { matter: first.matter, member: first.member, count: missing.length })
}

/**
 * Checks the proofs and consents a household has to bring. `day`: the day of the application, which decides the members' ages.
 */
export const acceptPapers = (
  declaration: Declaration,
  { proofs, consents }: { readonly proofs: readonly ProofAnswer[]; readonly consents: readonly Consent[] },
  day: PlainDate,
) => {
  const papers = proofsAreThere(declaration, proofs)
  return papers.ok ? consentsAreThere(declaration, consents, day) : papers
}

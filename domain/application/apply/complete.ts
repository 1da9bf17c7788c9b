import { type Consent, missingConsents } from '../../consent/consent'
import type { Declaration } from '../../household/declaration'
import { agesOf } from '../../household/sheet-input'
import type { PlainDate } from '../../kernel/plain-date'
import { ok, refuse } from '../../kernel/result'
import { missingProofs, overfullProof, type ProofAnswer } from '../../proof/index'

/** Wanted proofs answered, and no proof with more files than its kind takes. @internal */
export const proofsAreThere = (declaration: Declaration, proofs: readonly ProofAnswer[]) => {
  const missing = missingProofs(declaration, proofs)
  if (missing.length > 0) return refuse('PROOF_MISSING', { missing: missing.join(',') })
  const overfull = overfullProof(proofs)
  return overfull === undefined ? ok(true) : refuse('FILE_COUNT', overfull)
}

/** Every consent the household owes, each separately. `count` says how many are still wanted. @internal */
export const consentsAreThere = (declaration: Declaration, counting: readonly Consent[], day: PlainDate) => {
  const missing = missingConsents(counting, agesOf(declaration, day))
  const first = missing[0]
  return first === undefined
    ? ok(true)
    : refuse('CONSENT_MISSING', { matter: first.matter, member: first.member, count: missing.length })
}

/** Papers and consents a household has to bring; `day`: on which it applied, by which its ages count. */
export const acceptPapers = (
  declaration: Declaration,
  { proofs, consents }: { readonly proofs: readonly ProofAnswer[]; readonly consents: readonly Consent[] },
  day: PlainDate,
) => {
  const papers = proofsAreThere(declaration, proofs)
  return papers.ok ? consentsAreThere(declaration, consents, day) : papers
}

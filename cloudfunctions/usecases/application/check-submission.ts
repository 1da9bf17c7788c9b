import { type Consent, consentsThatCount, missingConsents } from '@domain/consent/consent'
import type { CallInput } from '@domain/contract/index'
import { checkHousehold } from '@domain/household/consistency'
import type { Declaration } from '@domain/household/declaration'
import { agesOf } from '@domain/household/sheet-input'
import type { FileId, OrgId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { ok, type Result, refuse } from '@domain/kernel/result'
import type { Policy } from '@domain/policy/policy'
import { missingProofs, overfullProof, type ProofAnswer } from '@domain/proof/index'
import type { Signed } from '../../dispatch/context'
import type { Stored } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { type FileDoc, ORGS, type OrgDoc } from '../collections'
import { confirmedMembers } from '../consent/links'
import { checkFiles } from '../files/take-files'

export type SubmissionInput = CallInput<'case.submit'>

const openPolicy = async (context: Pick<Signed, 'policy'>): Promise<Result<Policy>> => {
  const policy = await context.policy()
  return policy.ok && !policy.value.applicationsOpen ? refuse('APPLICATIONS_CLOSED') : policy
}

const baseUnion = async ({ store }: Pick<Ports, 'store'>, id: OrgId): Promise<Result<OrgDoc>> => {
  const org = await store.get(ORGS, id)
  if (org === undefined) return refuse('NOT_FOUND')
  return org.doc.level === 'base' ? ok(org.doc) : refuse('ORG_WRONG_LEVEL', { wanted: 'base' })
}

/** Wanted proofs answered, and no proof with more files than its kind takes. */
export const checkProofs = (declaration: Declaration, proofs: readonly ProofAnswer[]): Result<true> => {
  const missing = missingProofs(declaration, proofs)
  if (missing.length > 0) return refuse('PROOF_MISSING', { missing: missing.join(',') })
  const overfull = overfullProof(proofs)
  return overfull === undefined ? ok(true) : refuse('FILE_COUNT', overfull)
}

/** Every consent the household owes, each separately (§4). `count` says how many are still wanted. */
export const checkConsents = (declaration: Declaration, counting: readonly Consent[], day: PlainDate): Result<true> => {
  const missing = missingConsents(counting, agesOf(declaration, day))
  const first = missing[0]
  return first === undefined
    ? ok(true)
    : refuse('CONSENT_MISSING', { matter: first.matter, member: first.member, count: missing.length })
}

/** All files of the answers; a picture may be shown for two proofs at once. */
export const filesIn = (proofs: readonly ProofAnswer[]): readonly FileId[] => proofs.flatMap((proof) => proof.files)

export type Checked = {
  readonly policy: Policy
  readonly base: OrgDoc
  readonly files: readonly Stored<FileDoc>[]
  /** those that count */
  readonly consents: readonly Consent[]
}

/**
 * What an application must hold before it is taken in, in this order: applications open, a base
 * union, a household that holds together, its proofs, their number, its consents, its files. That
 * its ID numbers are free is decided in the transaction (`takeIds`).
 */
export const checkSubmission = async (
  context: Signed,
  input: SubmissionInput,
  at: 'phone' | 'office',
): Promise<Result<Checked>> => {
  const { today } = context
  const policy = await openPolicy(context)
  if (!policy.ok) return policy
  // asked for in one breath they travel together; what is wrong is said in the order above all the same
  const [base, papers, signature, confirmed] = await Promise.all([
    baseUnion(context.ports, input.base),
    checkFiles(context, filesIn(input.proofs), ['proof']),
    checkFiles(context, [input.signature], ['signature']),
    at === 'phone' ? confirmedMembers(context.ports, context.person.id, input.declaration) : [],
  ])
  if (!base.ok) return base
  const household = checkHousehold(input.declaration, { today })
  if (!household.ok) return household
  const proofs = checkProofs(input.declaration, input.proofs)
  if (!proofs.ok) return proofs
  const consents = consentsThatCount(input.consents, at, confirmed)
  const consented = checkConsents(input.declaration, consents, today)
  if (!consented.ok) return consented
  if (!papers.ok) return papers
  if (!signature.ok) return signature
  return ok({ policy: policy.value, base: base.value, files: [...papers.value, ...signature.value], consents })
}

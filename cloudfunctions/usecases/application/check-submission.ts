import { type Consent, consentsThatCount } from '@domain/consent/consent'
import type { CallInput } from '@domain/contract/index'
import type { FileId, OrgId } from '@domain/kernel/ids'
import { ok, type Result, refuse } from '@domain/kernel/result'
import type { ProofAnswer } from '@domain/proof/index'
import type { Stored } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import type { ByPolicy, Signed } from '../call/context'
import { confirmedMembers } from '../consent/links'
import { checkFiles } from '../files/take-files'
import { standingById } from '../organisation/standing'
import type { FileDoc, OrgDoc } from '../stored/collections'

export type SubmissionInput = CallInput<'case.submit'> & Partial<Pick<CallInput<'case.submitOnBehalf'>, 'consentPaper'>>

/** The chosen base union; for one that has ended since, the union that goes on with it. */
const baseUnion = async (ports: Pick<Ports, 'store'>, id: OrgId) => {
  const org = await standingById(ports, id)
  if (org === undefined) return refuse('NOT_FOUND')
  return org.level === 'base' ? ok(org) : refuse('ORG_WRONG_LEVEL', { wanted: 'base' })
}

/** All files of the proofs; one picture may serve two proofs. */
export const filesIn = (proofs: readonly ProofAnswer[]): readonly FileId[] => proofs.flatMap((proof) => proof.files)

export type Checked = {
  readonly base: OrgDoc
  readonly files: Result<readonly Stored<FileDoc>[], 'FILE_NOT_RECEIVED'>
  /** only the consents that count */
  readonly consents: readonly Consent[]
}

/**
 * Checks an application before the decision, and returns what the decision needs: applications must be open, and the union must
 * be a base union. Whether the ID numbers are free is checked when the case is written.
 */
export const checkSubmission = async (context: Signed & ByPolicy, input: SubmissionInput, at: 'phone' | 'office') => {
  if (!context.policy.applicationsOpen) return refuse('APPLICATIONS_CLOSED')
  // requested in parallel; errors are still reported in the order below
  const [base, papers, signature, confirmed] = await Promise.all([
    baseUnion(context.ports, input.base),
    checkFiles(context, [...filesIn(input.proofs), ...(input.consentPaper ?? [])], ['proof']),
    checkFiles(context, [input.signature], ['signature']),
    at === 'phone' ? confirmedMembers(context.ports, context.person.id, input.declaration) : [],
  ])
  if (!base.ok) return base
  const both = papers.ok && signature.ok ? ok([...papers.value, ...signature.value]) : undefined
  const files = both ?? (papers.ok ? signature : papers)
  const consents = consentsThatCount(input.consents, at, confirmed)
  return ok({ base: base.value, files, consents })
}

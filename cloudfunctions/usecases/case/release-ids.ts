import { APPLICANT, type SealedDeclaration } from '@domain/household/declaration'
import type { CaseId, MemberKey } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { Tx } from '../../ports/doc-store'
import { ID_KEYS } from '../collections'

export type IdHash = { readonly hash: string; readonly member: MemberKey }

/** Every ID number of a household as its keyed hash, the applicant first. */
export const idHashes = (declaration: SealedDeclaration): readonly IdHash[] => [
  { hash: declaration.applicant.idNumber.hash, member: APPLICANT },
  ...declaration.members.map((member) => ({ hash: member.idNumber.hash, member: member.key })),
]

/** Asked for in one breath they travel together; each is then at hand. */
export const lookAt = async (tx: Tx, hashes: readonly IdHash[]): Promise<void> => {
  await Promise.all(hashes.map(({ hash }) => tx.get(ID_KEYS, hash)))
}

/**
 * One household, one file: takes the ID numbers for a case, all or none (§2.9). Refused when any of
 * them stands in another living case or active file – without saying whose or where.
 */
export const takeIds = async (tx: Tx, hashes: readonly IdHash[], caseId: CaseId) => {
  await lookAt(tx, hashes)
  for (const { hash, member } of hashes) {
    const taken = await tx.get(ID_KEYS, hash)
    if (taken === undefined) await tx.insert(ID_KEYS, hash, { caseId, member })
    else if (taken.doc.caseId !== caseId) return refuse('ALREADY_ON_FILE')
  }
  return ok(true)
}

/** Frees ID numbers of a case; those another case has taken meanwhile stay taken. */
export const releaseHashes = async (tx: Tx, hashes: readonly IdHash[], caseId: CaseId): Promise<void> => {
  await lookAt(tx, hashes)
  for (const { hash } of hashes) {
    const taken = await tx.get(ID_KEYS, hash)
    if (taken !== undefined && taken.doc.caseId === caseId) await tx.remove(ID_KEYS, taken)
  }
}

import type { CaseSnapshot } from '@domain/application/snapshot'
import { holdsIds } from '@domain/application/stage'
import { APPLICANT, type SealedDeclaration } from '@domain/household/declaration'
import type { MemberKey } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { Tx } from '../../ports/doc-store'
import { cityOfKey, ID_KEYS } from '../stored/collections'

/** Every ID number of a household by its keyed hash, the applicant's first. */
export const idHashes = ({ applicant, members }: SealedDeclaration): ReadonlyMap<string, MemberKey> =>
  new Map([[applicant.idNumber.hash, APPLICANT], ...members.map(({ idNumber, key }) => [idNumber.hash, key] as const)])

const heldBy = (s: CaseSnapshot | undefined): ReadonlyMap<string, MemberKey> =>
  s !== undefined && holdsIds(s.stage) ? idHashes(s.declaration) : new Map()

/**
 * One household, one file: a living case holds the ID numbers of its household; members who join add their numbers, and the
 * numbers of members who leave become free. All or none (§2.9): refused when a number belongs to another living case or active
 * file, also one in another city of the installation; the refusal names neither the person nor the case.
 */
export const idsFollow = async (tx: Tx, before: CaseSnapshot | undefined, next: CaseSnapshot) => {
  const [were, are] = [heldBy(before), heldBy(next)]
  const joining = [...are].filter(([hash]) => !were.has(hash))
  const leaving = [...were.keys()].filter((hash) => !are.has(hash))
  const holders = await tx.getMany(ID_KEYS, [...joining.map(([hash]) => hash), ...leaving])
  const [taken, left] = [holders.slice(0, joining.length), holders.slice(joining.length)]
  const others = taken.flatMap((other) => (other === undefined || other.doc.caseId === next.id ? [] : [other.doc]))
  const { city } = next.org
  if (others.some((other) => cityOfKey(other) === city)) return refuse('ALREADY_ON_FILE')
  if (others.length > 0) return refuse('FILED_ELSEWHERE')
  for (const [i, [hash, member]] of joining.entries())
    if (taken[i] === undefined) await tx.insert(ID_KEYS, hash, { caseId: next.id, member, city })
  // an ID number that now belongs to another case is not freed
  for (const own of left) if (own?.doc.caseId === next.id) await tx.remove(ID_KEYS, own)
  return ok(true)
}

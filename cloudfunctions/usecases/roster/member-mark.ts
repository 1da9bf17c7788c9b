import type { IdNumber } from '@domain/kernel/identity-numbers'
import type { OrgId, PersonId } from '@domain/kernel/ids'
import { bareName } from '@domain/kernel/plain'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Sealer } from '../../ports/world'
import { PEOPLE, ROSTER, type RosterDoc } from '../stored/collections'
import { moveCount } from '../stored/counts'

/**
 * The keyed hash by which a member is recognised, the same on every union's roster; neither name nor ID number can be recovered
 * from it.
 */
export const memberMark = (sealer: Sealer, name: string, idNumber: IdNumber): string =>
  sealer.hash(`roster:${bareName(name)}:${idNumber}`, 'id-number')

export const rosterId = (org: OrgId, mark: string): string => `${org}:${mark}`
export const rosterCount = (org: OrgId): string => `roster:${org}`

export const rosterDoc = (
  sealer: Sealer,
  org: OrgId,
  { name, idNumber }: { readonly name: string; readonly idNumber: IdNumber },
  since: number,
): RosterDoc => ({ org, name, tail: idNumber.slice(-4), mark: memberMark(sealer, name, idNumber), since })

/** Adds the members not on the roster yet; returns how many. */
export const enrol = async (tx: Tx, org: OrgId, members: readonly RosterDoc[]): Promise<number> => {
  const byId = new Map(members.map((member) => [rosterId(org, member.mark), member]))
  for (const there of await tx.getMany(ROSTER, [...byId.keys()])) if (there !== undefined) byId.delete(there.id)
  for (const [id, member] of byId) await tx.insert(ROSTER, id, member)
  if (byId.size > 0) await moveCount(tx, rosterCount(org), byId.size, { fromNothing: true })
  return byId.size
}

/** The account recognised as this member may no longer read the union's notices. */
export const endReading = async (tx: Tx, { org, person }: RosterDoc): Promise<void> => {
  const reader = person === undefined ? undefined : await tx.get(PEOPLE, person)
  if (reader === undefined || reader.doc.memberOf !== org) return
  const { memberOf: _gone, ...rest } = reader.doc
  await tx.replace(PEOPLE, reader, rest)
}

/** Makes `person` the account that reads notices as this member: one account at a time, the latest. */
export const setReader = async (tx: Tx, line: Stored<RosterDoc>, person: PersonId): Promise<void> => {
  if (line.doc.person === person) return
  await endReading(tx, line.doc)
  await tx.replace(ROSTER, line, { ...line.doc, person })
}

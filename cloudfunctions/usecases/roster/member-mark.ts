import type { IdNumber } from '@domain/kernel/identity-numbers'
import type { OrgId, PersonId } from '@domain/kernel/ids'
import { plainName } from '@domain/kernel/written'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Sealer } from '../../ports/world'
import { PEOPLE, ROSTER, type RosterDoc } from '../stored/collections'
import { moveCount } from '../stored/counts'

/**
 * The keyed hash by which a member is recognised, the same on every union's roster; neither name nor ID number can be recovered
 * from it.
 */
export const memberMark = (sealer: Sealer, name: string, idNumber: IdNumber): string =>
  sealer.hash(`roster:${plainName(name)}:${idNumber}`, 'id-number')

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
  let added = 0
  for (const member of members) {
    const id = rosterId(org, member.mark)
    if ((await tx.get(ROSTER, id)) !== undefined) continue
    await tx.insert(ROSTER, id, member)
    added += 1
  }
  if (added > 0) await moveCount(tx, rosterCount(org), added, { fromNothing: true })
  return added
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

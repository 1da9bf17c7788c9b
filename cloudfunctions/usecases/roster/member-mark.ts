import type { IdNumber } from '@domain/kernel/identity-numbers'
import type { OrgId, PersonId } from '@domain/kernel/ids'
import { plainName } from '@domain/kernel/written'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Sealer } from '../../ports/world'
import { PEOPLE, ROSTER, type RosterDoc } from '../stored/collections'
import { moveCount } from '../stored/counts'

/** What a member is recognised by, in every union's roster the same: neither name nor number can be had back from it. */
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

/** Writes those that are not there yet; answers how many they were. */
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

/** Whoever was recognised as this member reads the union's notices no longer. */
export const endReading = async (tx: Tx, { org, person }: RosterDoc): Promise<void> => {
  const reader = person === undefined ? undefined : await tx.get(PEOPLE, person)
  if (reader === undefined || reader.doc.memberOf !== org) return
  const { memberOf: _gone, ...rest } = reader.doc
  await tx.replace(PEOPLE, reader, rest)
}

/** Whoever reads the notices as this member: one at a time, the newest phone. */
export const setReader = async (tx: Tx, line: Stored<RosterDoc>, person: PersonId): Promise<void> => {
  if (line.doc.person === person) return
  await endReading(tx, line.doc)
  await tx.replace(ROSTER, line, { ...line.doc, person })
}

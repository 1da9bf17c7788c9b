import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import type { Tx } from '../../ports/doc-store'
import { unionsCount } from '../drive/figures'
import { COUNTS, ORGS, type OrgDoc } from '../stored/collections'
import { moveCount } from '../stored/counts'

/** Writes new unions, and counts them. The counter of a new county begins here. */
export const insertUnions = async (tx: Tx, fresh: readonly OrgDoc[]): Promise<void> => {
  const bases = new Map<Jurisdiction, number>()
  for (const union of fresh) {
    const { jurisdiction = '' } = union
    await tx.insert(ORGS, union.id, union)
    if (union.level === 'county') await tx.insert(COUNTS, unionsCount(jurisdiction), { n: 0, counted: true })
    if (union.level === 'base') bases.set(jurisdiction, (bases.get(jurisdiction) ?? 0) + 1)
  }
  for (const [jurisdiction, n] of bases) await moveCount(tx, unionsCount(jurisdiction), n)
}

/** Writes the unions that are not there yet; returns how many. */
export const putUnions = async (tx: Tx, unions: readonly OrgDoc[]): Promise<number> => {
  const there = await tx.getMany(
    ORGS,
    unions.map(({ id }) => id),
  )
  const fresh = unions.filter((_, i) => there[i] === undefined)
  await insertUnions(tx, fresh)
  return fresh.length
}

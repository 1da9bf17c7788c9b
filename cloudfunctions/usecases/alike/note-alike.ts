import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { ALIKE } from '../stored/collections'
import { traitsOf } from './traits'

/** Of a number that an office lends to everybody, more need not be kept. */
const CASES_MAX = 200

/** Registers what this case gives, so that other households that give the same are found by it. */
export const noteAlike = async (tx: Tx, { sealer }: Pick<Ports, 'sealer'>, snapshot: CaseSnapshot): Promise<void> => {
  const ids = [...traitsOf(sealer, snapshot).values()]
  const known = await tx.getMany(ALIKE, ids)
  for (const [i, id] of ids.entries()) {
    const seen = known[i]
    if (seen === undefined) await tx.insert(ALIKE, id, { cases: [snapshot.id] })
    else if (!seen.doc.cases.includes(snapshot.id))
      await tx.replace(ALIKE, seen, { cases: [...seen.doc.cases, snapshot.id].slice(-CASES_MAX) })
  }
}

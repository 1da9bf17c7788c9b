import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import type { Alike } from '@domain/contract/alike'
import type { CaseId } from '@domain/kernel/ids'
import { actsAsAny } from '@domain/organisation/roles'
import type { Signed } from '../call/context'
import { idHashes } from '../step/ids-follow'
import { ALIKE, CASES } from '../stored/collections'
import { manyOf } from '../stored/many'
import { traitsOf } from './traits'

/** Cases looked at for one trait, the latest first; more are not counted. */
const LOOKED_AT_MAX = 40
/** Cases named of one trait. */
const NAMED_MAX = 5

/** Whoever reviews, decides or audits sees it on the case; nobody else does. */
export const COMPARERS = ['county-reviewer', 'city-reviewer', 'auditor'] as const

/** Two cases of one household share a person: an earlier application, or one by the spouse. */
const isSameHousehold = (one: CaseSnapshot, other: CaseSnapshot): boolean => {
  const persons = idHashes(one.declaration)
  return [...idHashes(other.declaration).keys()].some((hash) => persons.has(hash))
}

/**
 * Other households that give the same telephone number or address, in whatever year. Those within the reader's reach are named
 * by their case, the others only counted.
 */
export const alikeHouseholds = async (
  { ports: { store, sealer }, person }: Pick<Signed, 'ports' | 'person'>,
  snapshot: CaseSnapshot,
): Promise<readonly Alike[]> => {
  const traits = traitsOf(sealer, snapshot)
  const known = await manyOf(store, ALIKE, [...traits.values()])
  const suspectsOf = (id: string): readonly CaseId[] =>
    (known.get(id)?.cases ?? []).filter((each) => each !== snapshot.id).slice(-LOOKED_AT_MAX)
  const found = await manyOf(store, CASES, [...traits.values()].flatMap(suspectsOf))
  return [...traits].flatMap(([by, id]) => {
    const others = suspectsOf(id)
      .flatMap((each) => found.get(each) ?? [])
      .filter((other) => traitsOf(sealer, other).get(by) === id && !isSameHousehold(snapshot, other))
    const mine = others.filter((other) => actsAsAny(person.posts, COMPARERS, placeOf(other)) !== undefined)
    const cases = mine.slice(-NAMED_MAX).map((other) => ({ id: other.id, name: other.nameMasked, year: other.year }))
    return others.length === 0 ? [] : [{ by, cases, count: others.length }]
  })
}

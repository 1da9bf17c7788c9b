import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import type { Alike } from '@domain/contract/alike'
import type { CaseId } from '@domain/kernel/ids'
import { actsAsAny } from '@domain/organisation/roles'
import type { Signed } from '../call/context'
import { idHashes } from '../step/ids-follow'
import { ALIKE, CASES, PICTURES } from '../stored/collections'
import { manyOf } from '../stored/many'
import { traitsOf } from './traits'

/** Cases looked at for one trait or paper, the latest first; more are not counted. */
const LOOKED_AT_MAX = 40
/** Cases named of one trait or paper. */
const NAMED_MAX = 5

/** Whoever reviews, decides or audits sees it on the case; nobody else does. */
export const COMPARERS = ['county-reviewer', 'city-reviewer', 'auditor'] as const

/** Two cases of one household share a person: an earlier application, or one by the spouse. */
const isSameHousehold = (one: CaseSnapshot, other: CaseSnapshot): boolean => {
  const persons = idHashes(one.declaration)
  return [...idHashes(other.declaration).keys()].some((hash) => persons.has(hash))
}

/** What the case shares with others: with which, and whether another of them still gives it. */
type Shared = Pick<Alike, 'by' | 'paper'> & {
  readonly suspects: readonly CaseId[]
  readonly gives: (other: CaseSnapshot) => boolean
}

type Reading = Pick<Signed['ports'], 'store' | 'sealer'>
const sharedTraits = async ({ store, sealer }: Reading, snapshot: CaseSnapshot): Promise<readonly Shared[]> => {
  const traits = traitsOf(sealer, snapshot)
  const known = await manyOf(store, ALIKE, [...traits.values()])
  return [...traits].map(([by, id]) => ({
    by,
    suspects: known.get(id)?.cases ?? [],
    gives: (other) => traitsOf(sealer, other).get(by) === id,
  }))
}

const sharedPictures = async ({ store }: Reading, { proofs }: CaseSnapshot): Promise<readonly Shared[]> => {
  const known = await manyOf(
    store,
    PICTURES,
    proofs.flatMap(({ files }) => files),
  )
  return proofs.map(({ type: paper, files }) => {
    const twins = files.flatMap((file) => known.get(file)?.twins ?? [])
    return {
      by: 'picture' as const,
      paper,
      suspects: [...new Set(twins.map(({ caseId }) => caseId))],
      gives: ({ id, proofs: given }) =>
        twins.some(({ caseId, file }) => caseId === id && given.some((proof) => proof.files.includes(file))),
    }
  })
}

/**
 * Other households that give the same telephone number or address, or almost the same picture of a paper, in whatever year.
 * Those within the reader's reach are named by their case, the others only counted.
 */
export const alikeHouseholds = async (
  { ports, person }: Pick<Signed, 'ports' | 'person'>,
  snapshot: CaseSnapshot,
): Promise<readonly Alike[]> => {
  const read = await Promise.all([sharedTraits(ports, snapshot), sharedPictures(ports, snapshot)])
  const shared = read.flat().map((one) => ({
    ...one,
    suspects: one.suspects.filter((each) => each !== snapshot.id).slice(-LOOKED_AT_MAX),
  }))
  const found = await manyOf(
    ports.store,
    CASES,
    shared.flatMap(({ suspects }) => suspects),
  )
  return shared.flatMap(({ by, paper, suspects, gives }) => {
    const others = suspects
      .flatMap((each) => found.get(each) ?? [])
      .filter((other) => gives(other) && !isSameHousehold(snapshot, other))
    const mine = others.filter((other) => actsAsAny(person.posts, COMPARERS, placeOf(other)) !== undefined)
    const cases = mine.slice(-NAMED_MAX).map((other) => ({ id: other.id, name: other.nameMasked, year: other.year }))
    return others.length === 0 ? [] : [{ by, ...(paper === undefined ? {} : { paper }), cases, count: others.length }]
  })
}

import { maskId, maskMobile } from '@domain/kernel/masked'
import type { Reachable } from '@domain/organisation/said'
import type { Sealer } from '../../ports/world'
import { hashId } from '../household/seal'
import type { PersonDoc, Said } from '../stored/collections'

const CONTEXT = { mobile: 'person:mobile', idNumber: 'person:idNumber', noIdBecause: 'person:noIdBecause' } as const
/** All contexts of these sealed texts; a key rotation must reseal the texts of every context. */
export const SAID_CONTEXTS: readonly string[] = Object.values(CONTEXT)

export const saidIdsOf = ({ said }: Pick<PersonDoc, 'said'>): readonly string[] =>
  [said?.idNumber?.hash, ...(said?.idsBefore ?? [])].flatMap((hash) => (hash === undefined ? [] : [hash]))

/** The hashes of all ID numbers this account is known by. */
export const idHashesOf = (person: Pick<PersonDoc, 'idHash' | 'said'>): readonly string[] => [
  ...(person.idHash === undefined ? [] : [person.idHash]),
  ...saidIdsOf(person),
]

/** What a person has stated about themselves, as stored (sealed). Of a corrected ID number the hash is kept. */
export const sealSaid = (
  sealer: Sealer,
  { mobile, idNumber, noIdBecause }: Reachable,
  now: number,
  before: Said | undefined,
): Said => {
  const hash = idNumber === undefined ? undefined : hashId(sealer, idNumber)
  const idsBefore = [...(before?.idsBefore ?? []), ...(before?.idNumber === undefined ? [] : [before.idNumber.hash])]
  const others = [...new Set(idsBefore)].filter((one) => one !== hash)
  return {
    mobile: { sealed: sealer.seal(mobile, CONTEXT.mobile), shown: maskMobile(mobile) },
    ...(idNumber === undefined || hash === undefined
      ? {}
      : { idNumber: { sealed: sealer.seal(idNumber, CONTEXT.idNumber), shown: maskId(idNumber), hash } }),
    ...(noIdBecause === undefined ? {} : { noIdBecause: { sealed: sealer.seal(noIdBecause, CONTEXT.noIdBecause) } }),
    ...(others.length === 0 ? {} : { idsBefore: others }),
    at: now,
  }
}

export const openMobile = (sealer: Sealer, { mobile }: Said): string => sealer.open(mobile.sealed, CONTEXT.mobile)
/** Decrypts the reason for having no ID number, only for the person. */
export const openNoId = (sealer: Sealer, { noIdBecause }: Said): string | undefined =>
  noIdBecause === undefined ? undefined : sealer.open(noIdBecause.sealed, CONTEXT.noIdBecause)

import type { PersonId } from '@domain/kernel/ids'
import type { TakingKind } from '@domain/survey/taking'
import type { Collection } from '../../ports/doc-store'

/**
 * The key that seals an officer's offline kit on one phone or browser. id = `${person}:${device}`. When ended, the key is
 * deleted; the document stays, so that the phone is told and wipes itself.
 */
export type TakingDoc = {
  readonly person: PersonId
  readonly device: string
  readonly kind: TakingKind
  readonly key?: { readonly sealed: string } | undefined
  readonly since: number
  readonly lastUsed: number
  readonly ended?: { readonly at: number; readonly because: 'said' | 'left' } | undefined
}
export const TAKINGS: Collection<TakingDoc> = {
  name: 'takings',
  indexes: { byPerson: { eq: ['person'], sort: 'since' }, byTime: { eq: [], sort: 'lastUsed' } },
  keys: ({ person, since, lastUsed }) => ({ person, since, lastUsed }),
}
export const takingId = (person: PersonId, device: string): string => `${person}:${device}`

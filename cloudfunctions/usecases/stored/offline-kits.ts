import type { PersonId } from '@domain/kernel/ids'
import type { KitDevice } from '@domain/survey/offline-kit'
import type { Collection } from '../../ports/doc-store'

/**
 * The key that seals an officer's offline kit on one phone or browser. id = `${person}:${device}`. When the taking ends, the
 * key is deleted; the document stays, so that the phone is notified and deletes the kit.
 */
export type OfflineKitDoc = {
  readonly person: PersonId
  readonly device: string
  readonly kind: KitDevice
  readonly key?: { readonly sealed: string } | undefined
  readonly since: number
  readonly lastUsed: number
  readonly ended?: { readonly at: number; readonly because: 'said' | 'left' } | undefined
}
export const OFFLINE_KITS: Collection<OfflineKitDoc> = {
  name: 'takings',
  indexes: { byPerson: { eq: ['person'], sort: 'since' }, byTime: { eq: [], sort: 'lastUsed' } },
  keys: ({ person, since, lastUsed }) => ({ person, since, lastUsed }),
}
export const kitId = (person: PersonId, device: string): string => `${person}:${device}`

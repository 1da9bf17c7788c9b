import type { DraftKey } from '@domain/contract/draft'
import type { PersonId } from '@domain/kernel/ids'
import type { Collection } from '../../ports/doc-store'

/** A draft: what a person has entered on one phone and not handed in; id = `${person}:${key}:${device}`. */
export type DraftDoc = {
  readonly person: PersonId
  readonly key: DraftKey
  readonly device: string
  /** time by the phone's clock: decides which of two drafts is newer */
  readonly updatedAt: number
  /** time by the cloud's clock: decides how long the draft is kept */
  readonly savedAt: number
  /** sealed as a whole */
  readonly body: string
}
export const DRAFTS: Collection<DraftDoc> = {
  name: 'drafts',
  indexes: { byOwner: { eq: ['person', 'key'], sort: 'updatedAt' }, byTime: { eq: [], sort: 'savedAt' } },
  keys: ({ person, key, updatedAt, savedAt }) => ({ person, key, updatedAt, savedAt }),
}

import type { DraftKey } from '@domain/contract/draft'
import type { PersonId } from '@domain/kernel/ids'
import type { DocStore, Stored, Tx } from '../../ports/doc-store'
import { DRAFTS, type DraftDoc } from '../collections'

/** One for each of so many phones; the one not touched longest makes room. */
export const DEVICES_MAX = 3

export const draftId = (person: PersonId, key: DraftKey, device: string): string => `${person}:${key}:${device}`

const CONTEXT = 'draft:body'
/** What a draft is sealed in. */
export const DRAFT_CONTEXTS: readonly string[] = [CONTEXT]
export const draftContext = CONTEXT

/** A person's own, the newest first: nobody can ask for another's, because nobody names a person. */
export const ownDrafts = async (
  store: DocStore,
  person: PersonId,
  key: DraftKey,
): Promise<readonly Stored<DraftDoc>[]> => {
  const { items } = await store.query(DRAFTS, { index: 'byOwner', eq: [person, key], desc: true, limit: 20 })
  return items
}

export const removeDrafts = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    const seen = await tx.get(DRAFTS, id)
    if (seen !== undefined) await tx.remove(DRAFTS, seen)
  }
}

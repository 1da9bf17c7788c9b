import { aboutOf, type DraftKey } from '@domain/contract/draft'
import type { PersonId } from '@domain/kernel/ids'
import type { DocStore, Stored, Tx } from '../../ports/doc-store'
import type { Signed } from '../call/context'
import { CASES, DRAFTS, type DraftDoc } from '../stored/collections'

/**
 * Whether a form is this person's to fill in: an answer about a case – about a hit, one there is – by whoever applied, an application for others by an
 * officer of that union – whose drafts are out of reach the moment they leave the post.
 */
export const mayDraft = async (
  { ports, person }: Pick<Signed, 'ports' | 'person'>,
  key: DraftKey,
): Promise<boolean> => {
  const about = aboutOf(key)
  if (about.org !== undefined) return person.posts.some(({ role, org }) => role === 'base-officer' && org === about.org)
  if (about.case === undefined) return true
  const snapshot = (await ports.store.get(CASES, about.case))?.doc
  if (snapshot?.applicant !== person.id) return false
  // only to what was asked: a key of one's own choosing would be a store without end
  return about.hit === undefined || (snapshot.check?.hits.some(({ key: asked }) => asked === about.hit) ?? false)
}

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

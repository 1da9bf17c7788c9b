import { aboutOf, type DraftKey } from '@domain/contract/draft'
import type { PersonId } from '@domain/kernel/ids'
import type { DocStore, Stored, Tx } from '../../ports/doc-store'
import type { Signed } from '../call/context'
import { CASES, DRAFTS, type DraftDoc } from '../stored/collections'
import { removeById } from '../stored/documents'

/**
 * Whether the person may keep a draft of this form: an answer about a case (or about an existing hit) by its applicant, an
 * application on behalf by an officer of that union. Officers lose access to their drafts as soon as they leave the post.
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
  // only for an existing hit: free choice of keys would allow unlimited storage
  return about.hit === undefined || (snapshot.check?.hits.some(({ key: asked }) => asked === about.hit) ?? false)
}

export const draftId = (person: PersonId, key: DraftKey, device: string): string => `${person}:${key}:${device}`

const CONTEXT = 'draft:body'
/** The contexts a draft is sealed with. */
export const DRAFT_CONTEXTS: readonly string[] = [CONTEXT]
export const draftContext = CONTEXT

/** The caller's own drafts, the newest first. Drafts of other persons cannot be read, because the request names no person. */
export const ownDrafts = async (
  store: DocStore,
  person: PersonId,
  key: DraftKey,
): Promise<readonly Stored<DraftDoc>[]> => {
  const { items } = await store.query(DRAFTS, { index: 'byOwner', eq: [person, key], desc: true, limit: 20 })
  return items
}

export const removeDrafts = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  for (const id of ids) await removeById(tx, DRAFTS, id)
}

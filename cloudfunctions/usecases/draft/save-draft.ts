import { DRAFT_BYTES_MAX, draftsMax } from '@domain/contract/draft'
import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { DRAFTS, type DraftDoc } from '../stored/collections'
import { upsert } from '../stored/documents'
import { draftContext, draftId, mayDraft, ownDrafts, removeDrafts } from './own-drafts'

/** 存草稿: a delayed save never overwrites a later one. */
export const saveDraft = (async (context, { key, device, updatedAt, body }) => {
  if (new TextEncoder().encode(body).length > DRAFT_BYTES_MAX) return refuse('TOO_LARGE')
  if (!(await mayDraft(context, key))) return refuse('NOT_FOUND')
  const { ports, person, now } = context
  const id = draftId(person.id, key, device)
  const others = (await ownDrafts(ports.store, person.id, key)).filter((draft) => draft.id !== id)
  const at = Math.min(updatedAt, now)
  const doc: DraftDoc = {
    person: person.id,
    key,
    device,
    updatedAt: at,
    savedAt: now,
    body: ports.sealer.seal(body, draftContext),
  }
  return context.commit(async (tx) => {
    const seen = await tx.get(DRAFTS, id)
    if (seen !== undefined && seen.doc.updatedAt > at) return ok({ updatedAt: seen.doc.updatedAt })
    await upsert(tx, DRAFTS, id, seen, doc)
    await removeDrafts(
      tx,
      // the draft unchanged for longest is removed to make room
      others.slice(draftsMax(key) - 1).map((draft) => draft.id),
    )
    return ok({ updatedAt: at })
  })
}) satisfies UseCase<'draft.save'>

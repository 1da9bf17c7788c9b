import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { draftId, ownDrafts, removeDrafts } from './own-drafts'

/** 删草稿: of one phone, or of all. A draft that does not exist counts as deleted. */
export const dropDraft = (async (context, { key, device }) => {
  const { ports, person } = context
  const ids =
    device === undefined
      ? (await ownDrafts(ports.store, person.id, key)).map(({ id }) => id)
      : [draftId(person.id, key, device)]
  return context.commit(async (tx) => {
    await removeDrafts(tx, ids)
    return ok({})
  })
}) satisfies UseCase<'draft.drop'>

import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { draftContext, mayDraft, ownDrafts } from './own-drafts'

/** 取回草稿: those of all phones, so that the person can choose if there are several. */
export const openDraft = (async (context, { key }) => {
  if (!(await mayDraft(context, key))) return refuse('NOT_FOUND')
  const { ports, person } = context
  const drafts = await ownDrafts(ports.store, person.id, key)
  return ok({
    drafts: drafts.map(({ doc: { device, updatedAt, body } }) => ({
      device,
      updatedAt,
      body: ports.sealer.open(body, draftContext),
    })),
  })
}) satisfies UseCase<'draft.open'>

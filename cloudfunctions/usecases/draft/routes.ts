import type { Routes } from '../../dispatch/context'
import { dropDraft } from './drop-draft'
import { openDraft } from './open-draft'
import { saveDraft } from './save-draft'

export const draftRoutes = {
  'draft.save': saveDraft,
  'draft.open': openDraft,
  'draft.drop': dropDraft,
} satisfies Routes<'draft.save' | 'draft.open' | 'draft.drop'>

import { routes } from '../call/routes'
import { dropDraft } from './drop-draft'
import { openDraft } from './open-draft'
import { saveDraft } from './save-draft'

export const draftRoutes = routes({
  'draft.save': saveDraft,
  'draft.open': openDraft,
  'draft.drop': dropDraft,
})

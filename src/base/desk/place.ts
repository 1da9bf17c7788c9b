import { CaseId } from '@domain/kernel/ids'
import { loadDraft, saveDraft } from '@src/gateway'

const KEY = 'desk:at'

/** The household that was open last beside the list, so that the list is opened again where it was left. */
export const keepPlace = (id: CaseId): void => void saveDraft(KEY, id)
export const lastPlace = (): CaseId | undefined => CaseId.safeParse(loadDraft(KEY)).data

import { letAllGo } from '../files/waiting-files'
import { read, remove, write } from '../storage/key-value'

/**
 * Answers not yet sent. Kept on this phone only, under the page's own prefix; whoever reads one
 * back must parse it (an older version of the app may have written it).
 */
export const loadDraft = (key: string): unknown => read(`draft:${key}`)
/** False when the phone has no room left: the page must say so. */
export const saveDraft = (key: string, value: unknown): boolean => write(`draft:${key}`, value)
export const dropDraft = (key: string): void => {
  remove(`draft:${key}`)
  void letAllGo(key)
}

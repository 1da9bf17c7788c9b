import { letAllGo } from '../files/waiting-files'
import { read, remove, write } from '../storage/key-value'
import { noteHere } from './other-window'

/**
 * Answers not handed in yet. Stored on this phone only, under the page's own prefix; readers must parse them, because an older
 * version of the app may have written them.
 */
export const loadDraft = (key: string): unknown => read(`draft:${key}`)
/** Returns false when the phone has no space left; the page must then show this. */
export const saveDraft = (key: string, value: unknown): boolean => {
  const kept = write(`draft:${key}`, value)
  noteHere(key)
  return kept
}
export const dropDraft = (key: string): void => {
  remove(`draft:${key}`)
  noteHere(key)
  void letAllGo(key)
}

import type { Collection } from '../../ports/doc-store'
import type { KeyMarks } from '../../ports/world'

/**
 * 钥印: which keys and suite the store is kept with, by check values that tell nothing about them. One document, made when the
 * store is founded. A process with other keys ends before it writes a word that nobody could ever read.
 */
export type KeyMarksDoc = KeyMarks & {
  /** ids of keys that are lost for good, as a person has declared: what they sealed is given up */
  readonly lost?: readonly string[] | undefined
  readonly at: number
  /** keyed digest of all the rest */
  readonly vouched: string
}
export const KEY_MARKS: Collection<KeyMarksDoc> = { name: 'keyMarks', indexes: {}, keys: () => ({}) }
export const KEY_MARKS_ID = 'keys'

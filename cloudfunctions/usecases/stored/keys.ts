import type { Collection } from '../../ports/doc-store'
import type { KeyMarks } from '../../ports/world'

/**
 * 钥印: check values of the store's keys and crypto suite, which reveal nothing about them. One document, written when the store
 * is founded. A process with other keys stops before it writes anything unreadable.
 */
export type KeyMarksDoc = KeyMarks & {
  /** ids of keys a person has declared permanently lost: what they sealed is given up */
  readonly lost?: readonly string[] | undefined
  readonly at: number
  /** keyed hash of all other fields */
  readonly vouched: string
}
export const KEY_MARKS: Collection<KeyMarksDoc> = { name: 'keyMarks', indexes: {}, keys: () => ({}) }
export const KEY_MARKS_ID = 'keys'

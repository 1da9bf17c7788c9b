import type { Action } from './action'
import { type Entry, isEntryKind } from './entry'
import type { EntryHead } from './entry-head'
import { stepOf } from './steps'

/** An entry as stored by whichever release wrote it; stored entries are never rewritten. */
export type StoredEntry = EntryHead & { readonly kind: string; readonly facts: unknown }

/** Today's version of the facts of a step. */
export const versionOf = (kind: Action): number => 1 + (stepOf(kind).upcasts?.length ?? 0)

/** The entry in today's version; undefined: only a newer version of this program knows it. */
export const upcast = (stored: StoredEntry): Entry | undefined => {
  const { kind, version = 1 } = stored
  if (!isEntryKind(kind) || version > versionOf(kind)) return undefined
  const older = stepOf(kind).upcasts?.slice(version - 1) ?? []
  const facts = older.reduce<unknown>((was, next) => next(was as never, stored), stored.facts)
  // the type of stored facts cannot be checked here; `rebuild` parses them
  return (older.length === 0 ? stored : { ...stored, version: versionOf(kind), facts }) as Entry
}

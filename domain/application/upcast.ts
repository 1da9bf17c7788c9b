import type { Action } from './action'
import { type Entry, isEntryKind } from './entry'
import type { EntryHead } from './entry-head'
import { stepOf } from './steps'

/** An entry as it lies in the store: whatever release wrote it, and never rewritten. */
export type StoredEntry = EntryHead & { readonly kind: string; readonly facts: unknown }

/** Of what a step leaves in the log today. */
export const versionOf = (kind: Action): number => 1 + (stepOf(kind).upcasts?.length ?? 0)

/** As today's code knows it; undefined: only a newer version of this program does. */
export const upcast = (stored: StoredEntry): Entry | undefined => {
  const { kind, version = 1 } = stored
  if (!isEntryKind(kind) || version > versionOf(kind)) return undefined
  const older = stepOf(kind).upcasts?.slice(version - 1) ?? []
  const facts = older.reduce<unknown>((was, next) => next(was as never, stored), stored.facts)
  // what kind and version say of the facts, no type can: `rebuild` parses them
  return (older.length === 0 ? stored : { ...stored, version: versionOf(kind), facts }) as Entry
}

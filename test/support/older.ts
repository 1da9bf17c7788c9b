import { isDeepStrictEqual } from 'node:util'
import type { Action } from '@domain/application/action'
import type { Entry } from '@domain/application/entry'
import { fold } from '@domain/application/fold'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { stepOf } from '@domain/application/steps'
import { upcast, versionOf } from '@domain/application/upcast'

type Facts = { readonly [field: string]: unknown }
type Downcast = (facts: Facts) => Facts
const without = (facts: Facts, ...fields: readonly string[]): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !fields.includes(name)))

/** The reverse of each upcast: facts of version n + 1 as a release of version n would have written them. */
export const DOWNCASTS: Readonly<Partial<Record<Action, readonly Downcast[]>>> = {
  confirmReceipt: [(facts) => without(facts, 'asked')],
  failGrant: [(facts) => without(facts, 'owner')],
  postNotice: [
    ({ notice, ...facts }) => ({
      ...facts,
      notice: without(notice as Facts, 'enteredOn', 'countsFrom', 'workingDays'),
    }),
  ],
}

const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

/**
 * An entry as an older release would have written it: downcast to the given version. Facts the older version did not have stay
 * as they are.
 */
const asOf = (entry: Entry, version: number): Entry => {
  const back = DOWNCASTS[entry.kind]?.slice(version - 1) ?? []
  if (back.length === 0) return entry
  const { version: _todays, ...rest } = entry
  const facts = back.reduceRight<Facts>((was, downcast) => downcast(was), entry.facts as Facts)
  const older = { ...rest, ...(version === 1 ? {} : { version }), facts } as Entry
  const again = upcast(older)
  return isDeepStrictEqual(plain(again?.facts), plain(entry.facts)) ? older : entry
}

/** Steps of which an older entry has occurred, to verify that the comparison is not empty. */
export const olderMet = new Set<Action>()

/**
 * Asserts: the log, with some entries as each earlier release would have written them and others in today's version, folds to
 * the same case, and every entry can be read.
 */
export const foldsAtEveryVersion = (log: readonly Entry[], snapshot: CaseSnapshot): void => {
  const newest = Math.max(...log.map(({ kind }) => versionOf(kind)))
  for (let version = 1; version <= newest; version += 1) {
    const older = log.map((entry) => asOf(entry, version))
    for (const [i, entry] of older.entries()) if (entry !== log[i]) olderMet.add(entry.kind)
    const read = older.flatMap((entry) => upcast(entry) ?? [])
    expect(read.filter(({ kind, facts }) => !stepOf(kind).facts.safeParse(facts).success)).toEqual([])
    expect(plain(fold(read))).toEqual(plain(snapshot))
  }
}

import type { Entry } from '@domain/application/entry'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { type StoredEntry, versionOf } from '@domain/application/upcast'
import { canonical } from '@domain/kernel/canonical'
import type { Stored } from '../../ports/doc-store'
import type { Sealer } from '../../ports/world'
import { treatLeaves } from '../keys/sealed-leaves'
import { entryId } from '../stored/collections'

type Keyed = Pick<Sealer, 'find' | 'keyOf' | 'hash'>

/**
 * Sealed texts enter the keyed hash decrypted, so that resealing under a new key does not change the chain. The plain text is
 * used only to compute the keyed hash.
 */
const content = (sealer: Keyed, entry: StoredEntry): string =>
  canonical(
    treatLeaves(sealer, { ...entry, chain: undefined }, ({ sealed, found }) =>
      found === undefined ? sealed : { leaf: [found.context, found.text] },
    ),
  )

/**
 * The chain value of an entry: a keyed hash of the previous chain value and the entry's content. A person who can write to the
 * database but does not have the key cannot forge the chain value. `before` is undefined for the first entry.
 */
const chainOf = (sealer: Keyed, before: string | undefined, entry: StoredEntry): string =>
  sealer.hash(`${before ?? ''}\n${content(sealer, entry)}`, 'log')

/** The entry as stored: with the version of its facts, if there has been an earlier version, and with its chain value. */
export const chained = <E extends Entry>(sealer: Keyed, before: string | undefined, entry: E): E => {
  const version = versionOf(entry.kind)
  const stored = version === 1 ? entry : { ...entry, version }
  return { ...stored, chain: chainOf(sealer, before, stored) }
}

export type ChainFault = {
  readonly caseId: string
  readonly seq: number
  /**
   * altered: the content does not match its chain value; unlinked: the chain value was removed, so the content cannot be
   * verified; gap: an entry is missing, doubled or out of order; head: the case remembers a later end than its log has
   */
  readonly what: 'altered' | 'unlinked' | 'gap' | 'head'
}

/** The end of a log as stored in its case. */
export type Head = Pick<CaseSnapshot, 'seq' | 'chain'>

/**
 * The first broken place of one case's log, by entry number; undefined when the log is intact. Entries after the end stored in
 * the case were written while the store was walked; their chain values verify them.
 */
export const brokenAt = (
  sealer: Keyed,
  caseId: string,
  log: readonly Stored<StoredEntry>[],
  head: Head | undefined,
): ChainFault | undefined => {
  let before: string | undefined
  for (const [i, { id, doc }] of log.entries()) {
    const seq = i + 1
    if (doc.seq !== seq || id !== entryId(caseId, seq)) return { caseId, seq, what: 'gap' }
    if (doc.chain === undefined) return { caseId, seq, what: 'unlinked' }
    if (doc.caseId !== caseId || doc.chain !== chainOf(sealer, before, doc)) return { caseId, seq, what: 'altered' }
    before = doc.chain
  }
  const end = log[(head?.seq ?? 0) - 1]?.doc.chain
  return end !== undefined && end === head?.chain ? undefined : { caseId, seq: log.length, what: 'head' }
}

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
 * What was sealed counts by its words, not by its ciphertext: sealing it again under a new key changes no history. The words
 * go no further than the keyed digest over the whole.
 */
const content = (sealer: Keyed, entry: StoredEntry): string =>
  canonical(
    treatLeaves(sealer, { ...entry, chain: undefined }, ({ sealed, found }) =>
      found === undefined ? sealed : { leaf: [found.context, found.text] },
    ),
  )

/**
 * The link of one entry to all before it in its case: a keyed digest over the link before and the entry's content.
 * Whoever may write to the database but has not the key cannot make one. `before` is undefined for the first link.
 */
const chainOf = (sealer: Keyed, before: string | undefined, entry: StoredEntry): string =>
  sealer.hash(`${before ?? ''}\n${content(sealer, entry)}`, 'log')

/** The entry as it is stored: with the version of its facts, where there has been another, and with its link. */
export const chained = <E extends Entry>(sealer: Keyed, before: string | undefined, entry: E): E => {
  const version = versionOf(entry.kind)
  const stored = version === 1 ? entry : { ...entry, version }
  return { ...stored, chain: chainOf(sealer, before, stored) }
}

export type ChainFault = {
  readonly caseId: string
  readonly seq: number
  /**
   * altered: the content is not what was linked; unlinked: the link was taken away, so nothing vouches for the content;
   * gap: an entry is missing, doubled or out of order; head: the case remembers an end that its log has not
   */
  readonly what: 'altered' | 'unlinked' | 'gap' | 'head'
}

/** The end of a log as its case remembers it. */
export type Head = Pick<CaseSnapshot, 'seq' | 'chain'>

/**
 * The first broken place of one case's log, in the order of its numbers; undefined when it holds. Entries behind the end that
 * the case remembers were written while the store was walked: their links vouch for them.
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

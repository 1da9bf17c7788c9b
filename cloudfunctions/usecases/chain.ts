import type { Entry } from '@domain/application/entry'
import { canonical } from '../dispatch/canonical'
import type { Sealer } from '../ports/world'
import { treatLeaves } from './sealed-leaves'

type Keyed = Pick<Sealer, 'find' | 'keyOf' | 'hash'>

/**
 * What was sealed counts by its words, not by its ciphertext: sealing it again under a new key changes no history. The words
 * go no further than the keyed digest over the whole.
 */
const content = (sealer: Keyed, entry: Omit<Entry, 'chain'>): string =>
  canonical(
    treatLeaves(sealer, { ...entry, chain: undefined }, ({ sealed, found }) =>
      found === undefined ? sealed : { leaf: [found.context, found.text] },
    ),
  )

/**
 * The link of one entry to all before it in its case: a keyed digest over the link before and the entry's content.
 * Whoever may write to the database but has not the key cannot make one. `before` is undefined for the first link.
 */
const chainOf = (sealer: Keyed, before: string | undefined, entry: Omit<Entry, 'chain'>): string =>
  sealer.hash(`${before ?? ''}\n${content(sealer, entry)}`, 'log')

/** The entry with its link, as it is stored. */
export const chained = <E extends Entry>(sealer: Keyed, before: string | undefined, entry: E): E => ({
  ...entry,
  chain: chainOf(sealer, before, entry),
})

export type ChainFault = {
  readonly caseId: string
  readonly seq: number
  /** altered: the content is not what was linked; gap: an entry is missing, doubled or out of order; head: the case and its log end differently */
  readonly what: 'altered' | 'gap' | 'head'
}

/**
 * The first broken place of one case's log, in the order of its numbers; undefined when it holds. Entries without a link
 * (written before there were links, or by an older version during a deployment) are carried by the next link only.
 */
export const brokenAt = (
  sealer: Keyed,
  log: readonly Entry[],
  head: string | undefined,
): Omit<ChainFault, 'caseId'> | undefined => {
  let before: string | undefined
  for (const [i, entry] of log.entries()) {
    if (entry.seq !== i + 1) return { seq: i + 1, what: 'gap' }
    if (entry.chain === undefined) continue
    if (entry.chain !== chainOf(sealer, before, entry)) return { seq: entry.seq, what: 'altered' }
    before = entry.chain
  }
  return before === head ? undefined : { seq: log.length, what: 'head' }
}

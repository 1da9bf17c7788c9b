import type { Collection, StoreWalk } from '../../ports/doc-store'
import { asStored } from '../../ports/forms'
import type { Sealer } from '../../ports/world'
import { brokenAt } from '../step/chain'
import { COMMANDS, KEY_MARKS, PEOPLE, STORED_COLLECTIONS, STORED_ENTRIES } from '../stored/collections'
import { treatStored } from './sealed-leaves'

export type Keys = Pick<Sealer, 'hash' | 'find' | 'keyOf' | 'current' | 'keys' | 'marks'>

/** Whether the store contains nothing, apart from key marks. */
export const isEmpty = async (store: StoreWalk): Promise<boolean> => {
  for (const collection of STORED_COLLECTIONS) {
    if (collection.name === KEY_MARKS.name) continue
    if ((await store.walk(collection, undefined, 1)).length > 0) return false
  }
  return true
}

/** Splits a key's name as used in envelopes: `s1.k2026` → `s1` and `k2026`. */
const suiteIn = (key: string): string => key.slice(0, key.indexOf('.'))
export const ringIdIn = (key: string): string => key.slice(key.indexOf('.') + 1)

/** Number of documents per collection to be checked. */
const SAMPLE = 20

/** For each key, whether it decrypts anything that names it as its key. */
const openedBy = async (store: StoreWalk, keys: Keys): Promise<ReadonlyMap<string, boolean>> => {
  const opens = new Map<string, boolean>()
  const kinds: readonly Collection<never>[] = [asStored(COMMANDS), asStored(PEOPLE), STORED_ENTRIES]
  for (const collection of kinds)
    for (const stored of await store.walk(collection, undefined, SAMPLE))
      treatStored(keys, collection, stored, ({ key, found }) => {
        opens.set(key, opens.get(key) === true || found !== undefined)
      })
  return opens
}

/** false: there are first entries with a chain value, and none of them was chained with this hash key. */
const linksHold = async (store: StoreWalk, keys: Keys): Promise<boolean> => {
  const page = await store.walk(STORED_ENTRIES, undefined, SAMPLE)
  const firsts = page.filter(({ doc }) => doc.seq === 1 && doc.chain !== undefined)
  return (
    firsts.length === 0 || firsts.some((first) => brokenAt(keys, first.doc.caseId, [first], first.doc) === undefined)
  )
}

/**
 * The settings that the content of this store disproves: its sealed texts must decrypt, and its chain values must verify. Used
 * for a store without marks; in a store without any case the hash key cannot be checked.
 */
export const disproved = async (store: StoreWalk, keys: Keys, lost: readonly string[]): Promise<readonly string[]> => {
  const opens = [...(await openedBy(store, keys))].filter(([key]) => !lost.includes(ringIdIn(key)))
  const shut = opens.flatMap(([key, open]) => (open ? [] : [`SEAL_KEYS (${ringIdIn(key)})`]))
  const otherSuite = opens.length > 0 && opens.every(([key]) => suiteIn(key) !== suiteIn(keys.current))
  const wrong = [...new Set(shut), ...(otherSuite ? ['SEAL_SUITE'] : [])]
  if (wrong.length > 0 || lost.length > 0) return wrong // chain values cover plain text, which must decrypt first
  return (await linksHold(store, keys)) ? [] : ['HASH_KEY']
}

import type { Collection, DocStore, Stored, StoreWalk } from '@cloud/ports/doc-store'
import { asStored } from '@cloud/ports/forms'
import type { Sealer } from '@cloud/ports/world'
import { type Rebuilt, rebuildCheck } from '@cloud/usecases/maintenance/rebuild'
import { FACTS_ONCE_OVER } from '@cloud/usecases/report/case-facts'
import {
  BUDGET_LINES,
  CASE_FACTS,
  CASES,
  GRANTS,
  LEDGER,
  ONCE_OVER,
  PAYOUT_BATCHES,
  STORED_ENTRIES,
} from '@cloud/usecases/stored/collections'

type Shop = { readonly store: DocStore & StoreWalk; readonly sealer: Sealer }

/** All that an index has for one value. */
const allOf = async <T>(store: DocStore, collection: Collection<T>, index: string, of: string) => {
  const all: Stored<T>[] = []
  let cursor: string | undefined
  do {
    const more = cursor === undefined ? {} : { cursor }
    const page = await store.query(collection, { index, eq: [of], limit: 100, ...more })
    all.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined)
  return all
}

type Held = Map<string, Map<string, Stored<unknown>>>

/** A store with nothing in it but these documents. */
const only = (held: Held): StoreWalk => ({
  walk: async <T>({ name }: Collection<T>, after: string | undefined, limit: number) => {
    const all = [...(held.get(name)?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
    const from = after === undefined ? 0 : all.findIndex(({ id }) => id > after)
    return (from === -1 ? [] : all.slice(from, from + limit)) as Stored<T>[]
  },
})

/** These cases with their logs and their money, and nothing else. */
const drawn = async ({ store }: Shop, cases: readonly string[]): Promise<StoreWalk> => {
  const held: Held = new Map()
  const keep = <T>({ name }: Collection<T>, found: readonly Stored<T>[]): void => {
    const kept = held.get(name) ?? new Map()
    held.set(name, kept)
    for (const each of found) kept.set(each.id, each)
  }
  keep(ONCE_OVER, await store.getMany(ONCE_OVER, [FACTS_ONCE_OVER]))
  for (const caseId of cases) {
    // read exactly as stored, because the digests of the chain cover the stored form
    keep(CASES, await store.getMany(asStored(CASES), [caseId]))
    keep(CASE_FACTS, await store.getMany(CASE_FACTS, [caseId]))
    keep(STORED_ENTRIES, await allOf(store, STORED_ENTRIES, 'byCase', caseId))
    const grants = await allOf(store, GRANTS, 'byCase', caseId)
    keep(GRANTS, grants)
    for (const { id, doc } of grants) {
      keep(LEDGER, await allOf(store, LEDGER, 'byGrant', id))
      if (doc.batch !== undefined) keep(PAYOUT_BATCHES, await store.getMany(PAYOUT_BATCHES, [doc.batch]))
    }
  }
  return only(held)
}

/** `rebuild` over these cases, and over every budget line. */
export const checkDrawn = async (shop: Shop, cases: readonly string[]): Promise<Rebuilt> => {
  const found = await rebuildCheck(await drawn(shop, cases), shop.sealer)
  const none = only(new Map())
  const money = new Set<string>([BUDGET_LINES.name, LEDGER.name])
  const lines = await rebuildCheck(
    {
      walk: (collection, after, limit) =>
        (money.has(collection.name) ? shop.store : none).walk(collection, after, limit),
    },
    shop.sealer,
  )
  return { ...found, lines: lines.lines, ledger: lines.ledger, linesOff: lines.linesOff }
}

/** `rebuild` over everything. */
export const checkWhole = ({ store, sealer }: Shop): Promise<Rebuilt> => rebuildCheck(store, sealer)

import type { OrgId } from '@domain/kernel/ids'
import { inOrder, type Jurisdiction, jurisdictionOf } from '@domain/organisation/jurisdiction'
import { heldAt } from '@domain/organisation/roles'
import type { Collection, DocStore, Key, Query, Stored } from '../../ports/doc-store'
import type { Signed } from '../call/context'
import { othersFirst, sideBySide } from '../stored/at-once'
import { ORGS, type OrgDoc } from '../stored/collections'
import { unionsById } from './known-unions'

/** What a caller sees: the whole city, or the counties where they hold a role that may make this call. */
export type Reach =
  | { readonly kind: 'city'; readonly city: OrgId }
  | { readonly kind: 'counties'; readonly counties: readonly OrgDoc[] }

export const reachOf = async ({ ports, person, who }: Pick<Signed, 'ports' | 'person' | 'who'>): Promise<Reach> => {
  const held = await unionsById(ports, heldAt(person, who).slice(0, 100))
  const city = held.find(({ level }) => level === 'city')
  if (city !== undefined) return { kind: 'city', city: city.id }
  return { kind: 'counties', counties: inOrder(held.filter(({ level }) => level === 'county')) }
}

/** Every county union, in the order of reports. */
export const allCounties = async (store: DocStore): Promise<readonly OrgDoc[]> =>
  inOrder((await readAll(store, ORGS, [{ index: 'byLevel', eq: ['county'] }], Number.POSITIVE_INFINITY)) ?? [])

/** Every jurisdiction, in the order of reports. */
export const allJurisdictions = async (store: DocStore): Promise<readonly Jurisdiction[]> =>
  (await allCounties(store)).map(({ id }) => jurisdictionOf(id))

/** The counties of a reach: every case and every grant belongs to one. */
export const countiesOf = async (store: DocStore, reach: Reach): Promise<readonly OrgDoc[]> => {
  if (reach.kind === 'counties') return reach.counties
  return (await allCounties(store)).filter(({ path }) => path.includes(reach.city))
}

/** Jurisdictions within reach; undefined: all. */
export const jurisdictionsOf = (reach: Reach): ReadonlySet<Jurisdiction> | undefined =>
  reach.kind === 'city' ? undefined : new Set(reach.counties.map(({ id }) => jurisdictionOf(id)))

export const withinReach = (reach: Reach, place: { readonly city: OrgId; readonly county: OrgId }): boolean =>
  reach.kind === 'city' ? reach.city === place.city : reach.counties.some((org) => org.id === place.county)

/** The queries that together cover a reach: one for a city, or one per county. */
export const queriesOf = (
  reach: Reach,
  at: { readonly city: string; readonly county: string },
  rest: readonly Key[],
): readonly { readonly index: string; readonly eq: readonly Key[] }[] =>
  reach.kind === 'city'
    ? [{ index: at.city, eq: [reach.city, ...rest] }]
    : reach.counties.map((org) => ({ index: at.county, eq: [org.id, ...rest] }))

export type Part = Pick<Query, 'index' | 'eq' | 'gte' | 'lt'>
/** Documents read at once when a page is not full yet. */
const MANY = 100
/** Reads per call; a search with few hits among very many documents continues with the cursor it returns. */
const READS_MAX = 200

const readCursor = (cursor: string | undefined): { part: number; inner?: string } => {
  const match = /^(\d+)\|(.*)$/s.exec(cursor ?? '')
  if (match === null) return { part: 0 }
  return match[2] === '' ? { part: Number(match[1]) } : { part: Number(match[1]), inner: match[2] ?? '' }
}

type Page<T> = { readonly items: readonly Stored<T>[]; readonly next?: string | undefined }

/**
 * The documents that `keep` accepts among the next `many`, at most `missing`. When there are more, it reads again up to the last
 * one that fits, because the cursor has to stand right behind it.
 */
const readKept = async <T>(
  read: (limit: number) => Promise<Page<T>>,
  keep: (doc: T) => boolean,
  many: number,
  missing: number,
): Promise<Page<T>> => {
  const got = await read(many)
  const hits = [...got.items.entries()].filter(([, { doc }]) => keep(doc))
  const last = hits[missing - 1]?.[0]
  if (last !== undefined && hits.length > missing) return readKept(read, keep, last + 1, missing)
  return { ...got, items: hits.map(([, item]) => item) }
}

/** Reads one page from several queries, one after another, with only the documents that `keep` accepts. */
export const pageOver = async <T>(
  store: DocStore,
  collection: Collection<T>,
  parts: readonly Part[],
  page: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
  keep: (doc: T) => boolean,
  desc = true,
): Promise<{ items: Stored<T>[]; next?: string | undefined }> => {
  const most = page.limit ?? 20
  const items: Stored<T>[] = []
  let { part, inner } = readCursor(page.cursor)
  for (let reads = 0; reads < READS_MAX && items.length < most; reads += 1) {
    const at = parts[part]
    if (at === undefined) return { items }
    if (reads > 0) await othersFirst()
    const cursor = inner
    const read = (limit: number) => store.query(collection, { ...at, desc, limit, cursor })
    const missing = most - items.length
    const got = await readKept(read, keep, reads === 0 ? missing : MANY, missing)
    items.push(...got.items)
    inner = got.next
    if (inner === undefined) part += 1
  }
  return parts[part] === undefined ? { items } : { items, next: `${part}|${inner ?? ''}` }
}

/** Concurrent queries, where the store is remote. */
const PARTS_AT_ONCE = 4

/**
 * Hands every document of several queries to `use`, page by page, and yields to the event loop in between. Before each page it asks
 * `goOn` with the number of documents read so far; false when that ended it.
 */
export const overPages = async <T>(
  store: DocStore,
  collection: Collection<T>,
  parts: readonly Part[],
  use: (docs: readonly T[], part: number) => Promise<void> | void,
  goOn: (read: number) => boolean,
): Promise<boolean> => {
  let read = 0
  let cutOff = false
  const readPart = async (part: Part, at: number): Promise<void> => {
    let cursor: string | undefined
    do {
      cutOff ||= !goOn(read)
      if (cutOff) return
      const got = await store.query(collection, { ...part, limit: MANY, cursor })
      read += got.items.length
      await use(
        got.items.map(({ doc }) => doc),
        at,
      )
      cursor = got.next
      if (cursor !== undefined) await othersFirst()
    } while (cursor !== undefined)
  }
  await sideBySide([...parts.entries()], PARTS_AT_ONCE, ([at, part]) => readPart(part, at))
  return !cutOff
}

/** Maps every document of several queries; undefined when there are more than `most`. */
export const readEach = async <T, R>(
  store: DocStore,
  collection: Collection<T>,
  parts: readonly Part[],
  most: number,
  pick: (doc: T) => R,
): Promise<readonly R[] | undefined> => {
  const found = parts.map((): R[] => [])
  const take = (docs: readonly T[], part: number): void => void found[part]?.push(...docs.map(pick))
  const whole = await overPages(store, collection, parts, take, (read) => read < most)
  const all = found.flat()
  return whole && all.length <= most ? all : undefined
}

/** All documents of several queries; undefined when there are more than `most`. */
export const readAll = <T>(store: DocStore, collection: Collection<T>, parts: readonly Part[], most: number) =>
  readEach(store, collection, parts, most, (doc) => doc)

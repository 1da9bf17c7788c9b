import type { OrgId } from '@domain/kernel/ids'
import type { Jurisdiction } from '@domain/organisation/org'
import { heldAt } from '../../dispatch/authorise'
import type { Signed } from '../../dispatch/context'
import type { Collection, DocStore, Key, Query, Stored } from '../../ports/doc-store'
import type { OrgDoc } from '../collections'
import { unionsById } from './known-unions'

/** How far a caller sees: the whole city, or the counties where they hold a role. */
export type Reach =
  | { readonly kind: 'city'; readonly city: OrgId }
  | { readonly kind: 'counties'; readonly counties: readonly OrgDoc[] }

export const reachOf = async (
  { ports, person }: Pick<Signed, 'ports' | 'person'>,
  roles: readonly string[],
): Promise<Reach> => {
  const held = await unionsById(ports, heldAt(person, roles).slice(0, 100))
  const city = held.find(({ level }) => level === 'city')
  if (city !== undefined) return { kind: 'city', city: city.id }
  return { kind: 'counties', counties: held.filter(({ level }) => level === 'county') }
}

/** Jurisdictions within reach; undefined for all of them. */
export const jurisdictionsOf = (reach: Reach): ReadonlySet<Jurisdiction> | undefined =>
  reach.kind === 'city'
    ? undefined
    : new Set(reach.counties.flatMap((org) => (org.jurisdiction === undefined ? [] : [org.jurisdiction])))

export const withinReach = (reach: Reach, place: { readonly city: OrgId; readonly county: OrgId }): boolean =>
  reach.kind === 'city' ? reach.city === place.city : reach.counties.some((org) => org.id === place.county)

/** The queries that together cover a reach: one for a city, one for each county. */
export const queriesOf = (
  reach: Reach,
  at: { readonly city: string; readonly county: string },
  rest: readonly Key[],
): readonly { readonly index: string; readonly eq: readonly Key[] }[] =>
  reach.kind === 'city'
    ? [{ index: at.city, eq: [reach.city, ...rest] }]
    : reach.counties.map((org) => ({ index: at.county, eq: [org.id, ...rest] }))

export type Part = Pick<Query, 'index' | 'eq' | 'gte' | 'lt'>
/** One call reads at most so many pages; a sparse filter goes on with the cursor it returns. */
const READS_MAX = 40

const readCursor = (cursor: string | undefined): { part: number; inner?: string } => {
  const match = /^(\d+)\|(.*)$/s.exec(cursor ?? '')
  if (match === null) return { part: 0 }
  return match[2] === '' ? { part: Number(match[1]) } : { part: Number(match[1]), inner: match[2] ?? '' }
}

/** One page over several queries in turn, keeping what `keep` lets through. */
export const pageOver = async <T>(
  store: DocStore,
  collection: Collection<T>,
  parts: readonly Part[],
  page: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
  keep: (doc: T) => boolean,
  desc = true,
): Promise<{ items: Stored<T>[]; next?: string }> => {
  const limit = page.limit ?? 20
  const items: Stored<T>[] = []
  let { part, inner } = readCursor(page.cursor)
  for (let reads = 0; reads < READS_MAX && items.length < limit; reads += 1) {
    const at = parts[part]
    if (at === undefined) return { items }
    const got = await store.query(collection, {
      ...at,
      desc,
      limit: limit - items.length,
      ...(inner === undefined ? {} : { cursor: inner }),
    })
    items.push(...got.items.filter(({ doc }) => keep(doc)))
    inner = got.next
    if (inner === undefined) part += 1
  }
  return parts[part] === undefined ? { items } : { items, next: `${part}|${inner ?? ''}` }
}

/** Something of every document of several queries, a page at a time; undefined when there are more than `most`. */
export const readEach = async <T, R>(
  store: DocStore,
  collection: Collection<T>,
  parts: readonly Part[],
  most: number,
  pick: (doc: T) => R,
): Promise<readonly R[] | undefined> => {
  const all: R[] = []
  for (const part of parts) {
    let cursor: string | undefined
    do {
      const got = await store.query(collection, {
        ...part,
        limit: 100,
        ...(cursor === undefined ? {} : { cursor }),
      })
      for (const { doc } of got.items) all.push(pick(doc))
      if (all.length > most) return undefined
      cursor = got.next
    } while (cursor !== undefined)
  }
  return all
}

/** Every document of several queries; undefined when there are more than `most`. */
export const readAll = <T>(store: DocStore, collection: Collection<T>, parts: readonly Part[], most: number) =>
  readEach(store, collection, parts, most, (doc) => doc)

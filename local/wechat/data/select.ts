import { Query } from 'mingo'
import type { Collection } from './collection'
import type { Fields } from './ejson'
import { failed } from './faults'
import { type Matcher, matcherOf, valueAt } from './match'
import { compare } from './order'
import { isCovered, keyDocument, type Order, type Plan, planOf } from './plan'
import type { Store } from './store'
import type { Unit } from './unit'

export type Selection = {
  readonly query: Fields
  readonly order: Order
  readonly offset: number
  readonly limit: number
}

export type Found = { readonly at: string; readonly text: string }

/** Called for a query without a suitable index, never with the query's values. */
export type Unindexed = (collection: string, fields: readonly string[], why: 'scan' | 'sort') => void

export type Reading = {
  readonly store: Store
  readonly unit: Unit
  readonly collection: Collection
  readonly parse: (text: string) => Fields
  readonly unindexed: Unindexed
}

function* alongIndex(
  plan: Plan & { kind: 'index' },
  { collection, parse }: Reading,
  matcher: Matcher,
): Generator<Found> {
  const { test } = matcher
  const covered = isCovered(plan.index, matcher)
  for (const { key, at } of plan.index.range(plan.first, plan.from, plan.to, plan.back)) {
    if (covered && !test(keyDocument(plan.index, key))) continue
    const text = collection.text(at)
    if (text !== undefined && (covered || test(parse(text)))) yield { at, text }
  }
}

function* oneByOne(places: readonly string[], reading: Reading, { test }: Matcher): Generator<Found> {
  const { store, unit, collection, parse } = reading
  for (const at of places) {
    const text = store.read(unit, collection, at)
    if (text !== undefined && test(parse(text))) yield { at, text }
  }
}

const candidatesOf = (plan: Plan, reading: Reading, matcher: Matcher): Generator<Found> => {
  if (plan.kind === 'index') return alongIndex(plan, reading, matcher)
  const places = plan.kind === 'ids' ? plan.places : reading.store.places(reading.unit, reading.collection)
  return oneByOne(places, reading, matcher)
}

const sorted = (found: Iterable<Found>, order: Order, parse: (text: string) => Fields): readonly Found[] => {
  const keyed = [...found].map((each) => {
    const doc = parse(each.text)
    return { each, key: order.map(({ field }) => valueAt(doc, field.split('.'))) }
  })
  keyed.sort((a, b) => {
    for (const [i, { back }] of order.entries()) {
      const verdict = compare(a.key[i], b.key[i])
      if (verdict !== 0) return back ? -verdict : verdict
    }
    return 0
  })
  return keyed.map(({ each }) => each)
}

const report = (plan: Plan, matcher: Matcher, order: Order, { collection, unindexed }: Reading): void => {
  if (plan.kind === 'ids' || (plan.kind === 'index' && plan.ordered)) return
  const fields = [...(matcher.fields ?? ['$expr']), ...order.map(({ field }) => field)]
  if (plan.kind === 'scan' && fields.length > 0) unindexed(collection.name, fields, 'scan')
  else if (plan.kind === 'index') unindexed(collection.name, fields, 'sort')
}

/** The documents of a query, in order, without the first `offset` and at most `limit`. */
export const select = (reading: Reading, selection: Selection): readonly Found[] => {
  const { unit, collection, parse } = reading
  const { query, order, offset, limit } = selection
  const chosen = planOf(collection, query, order)
  // indexes contain only the latest committed state; a transaction reads an older state, with its own changes
  const plan: Plan = unit.patient || chosen.kind === 'ids' ? chosen : { kind: 'scan', ordered: order.length === 0 }
  const matcher = matcherOf(query)
  report(chosen, matcher, order, reading)
  const candidates = candidatesOf(plan, reading, matcher)
  if (!plan.ordered) return sorted(candidates, order, parse).slice(offset, offset + limit)
  const found: Found[] = []
  let skipped = 0
  for (const each of candidates) {
    if (skipped < offset) skipped += 1
    else found.push(each)
    if (found.length >= limit) break
  }
  return found
}

/** Whether only top-level fields are selected, as in nearly every projection. */
const isPlainPick = (projection: Fields): boolean =>
  Object.entries(projection).every(([field, value]) => value === 1 && /^\w+$/.test(field))

const picked = (doc: Fields, projection: Fields): Fields =>
  Object.fromEntries(Object.entries(doc).filter(([field]) => field === '_id' || Object.hasOwn(projection, field)))

const byMingo = (doc: Fields, projection: Fields): Fields => {
  const [one] = new Query({}, {}).find<Fields>([doc], projection as Record<string, 0 | 1>).all()
  return one ?? {}
}

export const projected = (doc: Fields, projection: Fields): Fields => {
  try {
    return isPlainPick(projection) ? picked(doc, projection) : byMingo(doc, projection)
  } catch (error) {
    throw failed(error instanceof Error ? error.message : 'bad projection')
  }
}

import type { IndexDeclaration } from '@local/wechat/data/collection'
import { Database } from '@local/wechat/data/database'
import type { Fields } from '@local/wechat/data/ejson'
import { matcherOf, valueAt } from '@local/wechat/data/match'
import { compare } from '@local/wechat/data/order'
import type { Order } from '@local/wechat/data/plan'
import fc from 'fast-check'

/** Whichever index serves a query, the answer must equal that of a scan of all documents. */
const INDEXES: readonly IndexDeclaration[] = [
  { name: 'byUnion', fields: ['k.union', 'k.due'] },
  { name: 'byLabel', fields: ['k.label'] },
  { name: 'byDue', fields: ['k.due', 'k.label'] },
]
const FIELDS = ['k.union', 'k.due', 'k.label', '_id'] as const

const scalar = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.constantFrom<unknown>('a', 'b', 'é', '\u{1f34e}', '\uff01', null, true),
)
const row = fc.record({ union: scalar, due: scalar, label: scalar }, { requiredKeys: [] })
const comparison = fc.oneof(
  scalar,
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne'), scalar)
    .map(([name, value]) => ({ [name]: value })),
  fc.tuple(scalar, scalar).map(([from, to]) => ({ $gte: from, $lt: to })),
  fc.array(scalar, { maxLength: 3 }).map((values) => ({ $in: values })),
)
const condition = fc.tuple(fc.constantFrom(...FIELDS), comparison).map(([field, value]): Fields => ({ [field]: value }))
const several = fc.array(condition, { minLength: 1, maxLength: 3 })
const query = fc.oneof(
  condition,
  several.map((all): Fields => ({ $and: all })),
  several.map((any): Fields => ({ $or: any })),
  fc.tuple(condition, several).map(([one, any]): Fields => ({ $and: [one, { $or: any }] })),
)
const order: fc.Arbitrary<Order> = fc
  .uniqueArray(fc.record({ field: fc.constantFrom(...FIELDS), back: fc.boolean() }), {
    maxLength: 2,
    selector: ({ field }) => field,
  })
  // the id last, so that there is only one correct order
  .map((some) => [...some.filter(({ field }) => field !== '_id'), { field: '_id', back: some[0]?.back ?? false }])

const lookedAtAll = (docs: readonly Fields[], asked: Fields, by: Order): readonly unknown[] =>
  docs
    .filter(matcherOf(asked).test)
    .sort((a, b) => {
      for (const { field, back } of by) {
        const verdict = compare(valueAt(a, field.split('.')), valueAt(b, field.split('.')))
        if (verdict !== 0) return back ? -verdict : verdict
      }
      return 0
    })
    .map((doc) => doc['_id'])

const databaseWith = (docs: readonly Fields[]): Database => {
  const database = new Database({
    folder: undefined,
    clock: { now: () => 0 },
    spelling: () => 'E11000',
    unindexed: () => undefined,
    patienceMs: 0,
  })
  database.declare('parcels', INDEXES)
  const unit = database.store.alone()
  for (const doc of docs) database.insert(unit, 'parcels', doc)
  database.store.commit(unit)
  return database
}

test('an index returns the same documents as a scan of all documents, also in a transaction', () => {
  const docs = fc
    .array(row, { maxLength: 30 })
    .map((rows) => rows.map((k, i): Fields => ({ _id: `p${String(i).padStart(2, '0')}`, k })))
  fc.assert(
    fc.property(docs, query, order, fc.nat(3), fc.integer({ min: 1, max: 40 }), (all, asked, by, offset, limit) => {
      const database = databaseWith(all)
      const selection = { query: asked, order: by, offset, limit }
      const read = (unit: ReturnType<Database['store']['alone']>) =>
        database.select(unit, 'parcels', selection).map(({ at }) => at)
      const expected = lookedAtAll(all, asked, by).slice(offset, offset + limit)
      expect(read(database.store.alone())).toEqual(expected)
      database.store.begin('T')
      expect(read(database.store.transaction('T'))).toEqual(expected)
    }),
    { numRuns: 600 },
  )
})

test('an index stays sorted through thousands of changes', () => {
  const database = databaseWith([])
  const there = new Map<string, number>()
  let state = 1
  const draw = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  for (let i = 0; i < 6_000; i += 1) {
    const unit = database.store.alone()
    const id = `p${draw(2_000)}`
    if (draw(4) === 0) {
      database.remove(unit, 'parcels', { _id: id }, false)
      there.delete(id)
    } else {
      const due = draw(500)
      const k = draw(3) === 0 ? {} : { union: 'u', due }
      database.modify(unit, 'parcels', { query: { _id: id }, data: { k }, multi: false, merge: false, upsert: true })
      if ('due' in k) there.set(id, due)
      else there.delete(id)
    }
    database.store.commit(unit)
  }
  const all = { query: { 'k.union': 'u' }, offset: 0, limit: 5_000 }
  const ids = (back: boolean) =>
    database
      .select(database.store.alone(), 'parcels', {
        ...all,
        order: [
          { field: 'k.due', back },
          { field: '_id', back },
        ],
      })
      .map(({ at }) => at)
  const expected = [...there].sort(([a, x], [b, y]) => x - y || compare(a, b)).map(([id]) => id)
  expect(ids(false)).toEqual(expected)
  expect(ids(true)).toEqual([...expected].reverse())
})

import cloud from 'wx-server-sdk'
import {
  asFunction,
  type Bench,
  type Db,
  databaseOf,
  openBench,
  patientFor,
  refusalOf,
  SECRET,
  type Transaction,
} from './support/sdk'

/**
 * What a caller of wx-server-sdk 4.0.2 sees of each refusal: the table by which the adapters classify errors. Where the
 * platform's own spelling is unknown, both variants are listed.
 */
type Seen = {
  readonly errCode?: number | undefined
  readonly code?: string | number | undefined
  readonly says: RegExp
}
type Case = readonly [name: string, call: (db: Db, bench: Bench) => Promise<unknown>, seen: Seen]

const over: Seen = { errCode: -501001, says: /TransactionNotExist/ }
const rawOver: Seen = { code: 'DATABASE_TRANSACTION_FAIL', says: /TransactionNotExist.*30 seconds/ }
const rawConflict: Seen = { code: 'DATABASE_TRANSACTION_CONFLICT', says: /TransactionConflict/ }

const begun = async (db: Db): Promise<Transaction> => {
  const work = await db.startTransaction()
  await work
    .collection('cases')
    .doc('a')
    .update({ data: { n: 1 } })
  return work
}
const beaten = async (db: Db): Promise<Transaction> => {
  const work = await db.startTransaction()
  await work.collection('cases').doc('b').get()
  await db
    .collection('cases')
    .doc('a')
    .update({ data: { n: 7 } })
  return work
}
const ended = async (db: Db): Promise<Transaction> => {
  const work = await begun(db)
  await work.commit()
  return work
}
const atCommit = async (db: Db, { gateway }: Bench, kind: 'conflict' | 'expired-transaction' | 'lost-reply') => {
  const work = await begun(db)
  gateway.faults.add({ kind, action: 'database.commitTransaction' })
  await work.commit()
}
const cases = (db: Db) => db.collection('cases')

const REFUSALS: readonly Case[] = [
  [
    'an id that is taken',
    (db) => cases(db).add({ data: { _id: 'a', number: 9 } }),
    { errCode: -502001, says: /E11000 duplicate key.*_id_/ },
  ],
  [
    'a unique key that is taken',
    (db) => cases(db).add({ data: { number: 0 } }),
    { errCode: -502001, says: /E11000 duplicate key.*byNumber/ },
  ],
  [
    'a unique key that is taken, in the other spelling',
    (db, { gateway }) => {
      gateway.duplicates('DATABASE_DUPLICATE_WRITE')
      return cases(db).add({ data: { number: 0 } })
    },
    { errCode: -501001, says: /Duplicate/ },
  ],
  [
    'a unique key that is taken, by an update',
    (db) =>
      cases(db)
        .doc('b')
        .update({ data: { number: 0 } }),
    { errCode: -502001, says: /E11000/ },
  ],
  [
    'a conflict inside a transaction',
    async (db) =>
      (await beaten(db))
        .collection('cases')
        .doc('a')
        .update({ data: { n: 2 } }),
    { errCode: -501001, says: /TransactionConflict/ },
  ],
  ['a conflict at the commit', (db, bench) => atCommit(db, bench, 'conflict'), rawConflict],
  ['an operation after the commit', async (db) => (await ended(db)).collection('cases').doc('a').get(), over],
  ['a commit after the commit', async (db) => (await ended(db)).commit(), rawOver],
  ['a rollback after the commit', async (db) => (await ended(db)).rollback(), rawOver],
  ['a commit that came too late', (db, bench) => atCommit(db, bench, 'expired-transaction'), rawOver],
  [
    'a commit whose answer was lost',
    (db, bench) => atCommit(db, bench, 'lost-reply'),
    { code: 'ECONNRESET', says: /socket hang up/ },
  ],
  [
    'a collection that is not there',
    (db) => db.collection('nothing').doc('a').get(),
    { errCode: -502005, says: /not exist/ },
  ],
  [
    'a collection that is there already',
    (db) => db.createCollection('cases'),
    { errCode: -1, code: 'DATABASE_COLLECTION_ALREADY_EXIST', says: /exist/ },
  ],
  [
    'a document that is not there',
    () => databaseOf({}).collection('cases').doc('nobody').get(),
    { errCode: -1, says: /document with _id nobody does not exist/ },
  ],
  [
    'set with an id',
    (db) =>
      cases(db)
        .doc('a')
        .set({ data: { _id: 'a' } }),
    { errCode: -501007, says: /_id/ },
  ],
  [
    'update with an id',
    (db) =>
      cases(db)
        .doc('a')
        .update({ data: { _id: 'a' } }),
    { errCode: -501007, says: /_id/ },
  ],
  [
    'a path that leads through a number',
    (db) =>
      cases(db)
        .doc('a')
        .update({ data: { n: { x: 1 } } }),
    { errCode: -502001, says: /Cannot create field/ },
  ],
  [
    'an operator nobody knows',
    (db) =>
      cases(db)
        .where({ n: { $near: 1 } })
        .get(),
    { errCode: -502002, says: /\$near/ },
  ],
  ['a name with a dollar', (db) => cases(db).add({ data: { d: { $set: 1 } } }), { errCode: -502001, says: /dollar/ }],
  [
    'an aggregate',
    (db) => cases(db).aggregate().end(),
    { errCode: -1, code: 'DATABASE_INVALID_OPERRATOR', says: /aggregation/ },
  ],
  [
    'a function that is not there',
    () => Promise.resolve(cloud.callFunction({ name: 'nothing' })),
    { errCode: -1, code: 'INVALID_ACTION', says: /no action/ },
  ],
]

/** Failures that can hit any call; the same for each. */
const TROUBLES: readonly (readonly [
  name: string,
  fault: Parameters<Bench['gateway']['faults']['add']>[0],
  seen: Seen,
])[] = [
  ['the answer is lost', { kind: 'lost-reply' }, { errCode: -501001, says: /socket hang up/ }],
  ['the connection breaks', { kind: 'hang-up' }, { errCode: -501001, says: /socket hang up/ }],
  ['a proxy answers for the platform', { kind: 'server-error', status: 502 }, { errCode: -1, says: /JSON/ }],
  [
    'the platform breaks down',
    { kind: 'server-error', as: 'json' },
    { errCode: -501001, says: /500 Internal Server Error/ },
  ],
  ['the keys of the function have run out', { kind: 'expired-keys' }, { errCode: -501001, says: /token has expired/ }],
  ['the plan is used up', { kind: 'quota' }, { errCode: -501003, says: /exceed request limit/ }],
  ['too many call at once', { kind: 'too-many-at-once' }, { errCode: -501004, says: /concurrent/ }],
]

const expected = ({ errCode, code, says }: Seen) => ({ errCode, code, message: expect.stringMatching(says) })

describe('the error that the caller sees', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await openBench()
    bench.gateway.declare('cases', [{ name: 'byNumber', fields: ['number'], unique: true }])
    await bench.gateway.seed('cases', [
      { _id: 'a', n: 0, number: 0 },
      { _id: 'b', n: 0, number: 1 },
    ])
  })
  afterEach(() => bench.gateway.close())

  test.each(REFUSALS)('is the same as on the platform for %s', async (_name, call, seen) => {
    expect(await refusalOf(call(bench.db, bench))).toEqual(expected(seen))
  })

  test.each(TROUBLES)('is the same as on the platform when %s', async (_name, fault, seen) => {
    bench.gateway.faults.add(fault)
    expect(await refusalOf(cases(bench.db).doc('a').get())).toEqual(expected(seen))
  })

  test('names a wrong signature when the keys are wrong', async () => {
    asFunction(bench.gateway.url, { ...SECRET, key: 'another' })
    expect(await refusalOf(cases(bench.db).doc('a').get())).toEqual(
      expected({ errCode: -501001, says: /signature is wrong/ }),
    )
  })

  test('names a failed connection when the platform is down', async () => {
    await bench.gateway.down()
    expect(await refusalOf(cases(bench.db).doc('a').get())).toEqual(
      expected({ errCode: -501001, says: /ECONNREFUSED|socket hang up/ }),
    )
    await bench.gateway.up()
    await expect(cases(bench.db).doc('a').get()).resolves.toMatchObject({ data: { _id: 'a' } })
  })

  test('names a timeout when the reply takes longer than the limit', async () => {
    bench.gateway.faults.add({ kind: 'latency', ms: 300 })
    expect(await refusalOf(cases(patientFor(100)).doc('a').get())).toEqual(
      expected({ errCode: -501001, says: /timeout/i }),
    )
  })
})

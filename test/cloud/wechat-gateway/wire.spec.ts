import { type Got, post } from './support/post'
import { type Bench, ENV, openBench } from './support/sdk'

/** Requests that only Tencent's other SDK makes, or none. */
describe('a request to the database', () => {
  let bench: Bench
  const ask = (action: string, more: object): Promise<Got> =>
    post(bench.gateway, { body: { action: `database.${action}`, collectionName: 'cases', envName: ENV, ...more } })
  const n = (value: number) => `{"n":{"$numberInt":"${value}"}}`
  beforeEach(async () => {
    bench = await openBench()
    await bench.gateway.seed('cases', [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1, t: 'text' },
    ])
  })
  afterEach(() => bench.gateway.close())

  test('keeps the type of each number', async () => {
    const numbers =
      '{"_id":"c","int":{"$numberInt":"1"},"long":{"$numberLong":"1760000000000"},"part":{"$numberDouble":"2.5"}}'
    expect(await ask('insertDocument', { data: [numbers] })).toMatchObject({ data: { insertedIds: ['c'] } })
    expect(await ask('getDocument', { queryType: 'DOC', query: '{"_id":"c"}' })).toMatchObject({
      data: { list: [numbers] },
    })
  })

  test('can change one document and return it with its new values', async () => {
    const change = { queryType: 'WHERE', query: n(1), data: '{"$set":{"n":{"$numberInt":"2"}}}' }
    expect(await ask('modifyAndReturnDoc', change)).toMatchObject({
      data: { updated: 1, doc: '{"_id":"a","n":{"$numberInt":"2"}}' },
    })
    expect(await ask('modifyAndReturnDoc', { ...change, query: n(9) })).toMatchObject({
      data: { updated: 0, doc: null },
    })
  })

  test('removes only the first match, unless multi is set', async () => {
    const remove = (multi: boolean) => ask('removeDocument', { queryType: 'WHERE', query: n(1), multi })
    expect(await remove(false)).toMatchObject({ data: { deleted: 1 } })
    expect(await ask('calculateDocument', { query: n(1) })).toMatchObject({ data: { total: 1 } })
    expect(await remove(true)).toMatchObject({ data: { deleted: 1 } })
  })

  test('inserts the document when an upsert finds none', async () => {
    const made = { queryType: 'DOC', query: '{"_id":"new"}', merge: true, upsert: true, multi: false }
    expect(await ask('modifyDocument', { ...made, data: '{"$inc":{"n":{"$numberInt":"3"}}}' })).toMatchObject({
      data: { updated: 0, upsert_id: 'new' },
    })
    expect((await bench.db.collection('cases').doc('new').get()).data).toEqual({ _id: 'new', n: 3 })
  })

  test.each<[string, string, object, string]>([
    ['an action nobody has', 'dropEverything', {}, 'INVALID_ACTION'],
    ['no collection', 'getDocument', { collectionName: '' }, 'INVALID_PARAM'],
    ['a query that is no EJSON', 'getDocument', { query: '{' }, 'INVALID_PARAM'],
    ['a query that is a list', 'getDocument', { query: '[]' }, 'INVALID_PARAM'],
    ['a limit below nothing', 'getDocument', { limit: -1 }, 'INVALID_PARAM'],
    ['no documents', 'insertDocument', { data: [] }, 'INVALID_PARAM'],
    ['an update without an operator', 'modifyDocument', { query: '{}', data: '{"n":1}', merge: true }, 'INVALID_PARAM'],
    ['an empty choice', 'getDocument', { query: '{"$or":[]}' }, 'DATABASE_INVALID_OPERRATOR'],
    ['code in a query', 'getDocument', { query: '{"$where":"true"}' }, 'DATABASE_INVALID_OPERRATOR'],
    ['an update of the id', 'modifyDocument', { query: '{}', data: '{"$set":{"_id":"x"}}' }, 'DATABASE_REQUEST_FAILED'],
    [
      'a text counted up',
      'modifyDocument',
      { query: '{}', data: '{"$inc":{"t":1}}', multi: true },
      'DATABASE_REQUEST_FAILED',
    ],
    [
      'an item for what is no list',
      'modifyDocument',
      { query: '{}', data: '{"$push":{"n":1}}' },
      'DATABASE_REQUEST_FAILED',
    ],
    [
      'a field and a part of it',
      'modifyDocument',
      { query: '{}', data: '{"$set":{"x":{},"x.y":1}}' },
      'DATABASE_REQUEST_FAILED',
    ],
    [
      'a transaction nobody began',
      'getDocument',
      { transactionId: 'T-1', query: '{"_id":"a"}' },
      'DATABASE_TRANSACTION_FAIL',
    ],
    ['a commit of nothing', 'commitTransaction', {}, 'INVALID_PARAM'],
  ])('with %s is refused', async (_name, action, more, code) => {
    expect(await ask(action, more)).toMatchObject({ status: 200, code })
  })
})

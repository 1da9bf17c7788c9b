import type { Database } from '../data/database'
import { decode, encode, type Fields } from '../data/ejson'
import { failed, invalid } from '../data/faults'
import type { Order } from '../data/plan'
import type { Transactions } from '../data/transactions'
import type { Unit } from '../data/unit'
import { type Action, type ActionRequest, CloudFault, type Reply, textIn } from '../protocol'

/** The SDK requests 100 documents by default and at most 1000; the server enforces the latter. */
const LIMIT = 100
const MAX_LIMIT = 1000

type Body = ActionRequest['body']
export type DatabaseActionsOptions = {
  readonly database: Database
  readonly transactions: Transactions
  readonly now: () => number
  /** allows within a transaction only what WeChat documents: one document, by its id */
  readonly strict: boolean
}

const data = (json: Fields): Reply => ({ json: { data: json } })

const countOf = (body: Body, field: string, otherwise: number): number => {
  const value = body[field]
  if (value === undefined) return otherwise
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw invalid(`${field} is a whole number`)
  return value
}

const orderIn = (body: Body, now: number): Order =>
  body['order'] === undefined
    ? []
    : Object.entries(decode(body['order'], now)).map(([field, way]) => ({ field, back: way === -1 }))

const transactionIn = (body: Body): string | undefined => {
  const id = body['transactionId']
  return typeof id === 'string' && id !== '' ? id : undefined
}

const isOneDocument = (query: Fields): boolean =>
  Object.keys(query).length === 1 && ['string', 'number'].includes(typeof query['_id'])

export const databaseActions = ({
  database,
  transactions,
  now,
  strict,
}: DatabaseActionsOptions): Record<string, Action> => {
  const queryIn = (body: Body): Fields => {
    const query = body['query'] === undefined ? {} : decode(body['query'], now())
    if (strict && transactionIn(body) !== undefined && !isOneDocument(query))
      throw failed('only operations on one document, by its id, are supported in a transaction')
    return query
  }
  const within = async <R>(body: Body, work: (unit: Unit, collection: string) => R): Promise<R> => {
    const collection = textIn(body, 'collectionName')
    database.collection(collection)
    const id = transactionIn(body)
    return id === undefined
      ? database.alone((unit) => work(unit, collection))
      : transactions.run(id, (unit) => work(unit, collection))
  }

  const insert: Action = async ({ body }) => {
    const documents = body['data']
    if (!Array.isArray(documents) || documents.length === 0) throw invalid('data is a list of documents')
    if (strict && transactionIn(body) !== undefined && documents.length > 1)
      throw failed('only one document at a time is supported in a transaction')
    const insertedIds: unknown[] = []
    // outside of transactions each insert is independent: those before a duplicate stay
    for (const text of documents)
      insertedIds.push(await within(body, (unit, name) => database.insert(unit, name, decode(text, now()))))
    return data({ insertedIds })
  }

  const get: Action = async ({ body }) => {
    const query = queryIn(body)
    const order = orderIn(body, now())
    const offset = countOf(body, 'offset', 0)
    const limit = Math.min(countOf(body, 'limit', LIMIT), MAX_LIMIT)
    const projection = body['projection'] === undefined ? undefined : decode(body['projection'], now())
    const list = await within(body, (unit, name) =>
      database.find(unit, name, { query, order, offset, limit }, projection),
    )
    return data({ list })
  }

  const count: Action = async ({ body }) => {
    const query = queryIn(body)
    return data({ total: await within(body, (unit, name) => database.count(unit, name, query)) })
  }

  const modify: Action = async ({ body }) => {
    const modification = {
      query: queryIn(body),
      data: decode(body['data'], now()),
      multi: body['multi'] === true,
      merge: body['merge'] !== false,
      upsert: body['upsert'] === true,
    }
    return data({ ...(await within(body, (unit, name) => database.modify(unit, name, modification))) })
  }

  const modifyAndReturn: Action = async ({ body }) => {
    const query = queryIn(body)
    const change = decode(body['data'], now())
    const { updated, doc } = await within(body, (unit, name) => database.modifyAndReturn(unit, name, query, change))
    return data({ updated, doc: doc === null ? null : encode(doc) })
  }

  const remove: Action = async ({ body }) => {
    const query = queryIn(body)
    const multi = body['multi'] === true
    return data({ deleted: await within(body, (unit, name) => database.remove(unit, name, query, multi)) })
  }

  return {
    'database.addCollection': async ({ body }) => {
      if (!database.addCollection(textIn(body, 'collectionName')))
        throw new CloudFault('DATABASE_COLLECTION_ALREADY_EXIST', 'Table exist. Please check your request')
      return data({})
    },
    'database.insertDocument': insert,
    'database.getDocument': get,
    'database.calculateDocument': count,
    'database.modifyDocument': modify,
    'database.modifyAndReturnDoc': modifyAndReturn,
    'database.removeDocument': remove,
    'database.aggregateDocuments': async () => {
      throw new CloudFault('DATABASE_INVALID_OPERRATOR', 'the gateway has no aggregation: the product does without')
    },
    'database.startTransaction': async () => ({ json: { transactionId: transactions.start() } }),
    'database.commitTransaction': async ({ body }) => {
      transactions.commit(textIn(body, 'transactionId'))
      return { json: {} }
    },
    'database.abortTransaction': async ({ body }) => {
      transactions.abort(textIn(body, 'transactionId'))
      return { json: {} }
    },
  }
}

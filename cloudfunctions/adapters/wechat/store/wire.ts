import { CloudFault, faultOf } from '../fault'
import { type Condition, checkCredentials, type Env, type Fields, type SdkDatabase, type SdkTransaction } from '../sdk'
import type { Raw } from './layout'

/** Documents per request. The platform allows more, but a page of the product has at most this many. */
const AT_ONCE = 100

export type Page = {
  readonly where: Fields | Condition
  readonly order: readonly (readonly [field: string, direction: 'asc' | 'desc'])[]
  readonly limit: number
}

/**
 * Writes of one transaction of the platform. Each call is one request, or several where the platform accepts no batches; an
 * empty call makes none.
 */
export type WireTx = {
  /** the marks of those places that exist */
  marks(places: readonly string[]): Promise<ReadonlyMap<string, number>>
  add(documents: readonly Raw[]): Promise<void>
  /** replaces whatever is at the place by `raw` */
  set(raw: Raw): Promise<void>
  /** changes only the touch field, so that other transactions conflict and no reader sees a difference */
  touch(place: string, mark: number): Promise<void>
  remove(place: string): Promise<void>
  commit(): Promise<void>
  rollback(): Promise<void>
}

export type Wire = {
  readonly command: SdkDatabase['command']
  read(places: readonly string[]): Promise<ReadonlyMap<string, Raw>>
  page(page: Page): Promise<readonly Raw[]>
  begin(): Promise<WireTx>
}

/**
 * The collection that holds everything, and whether a transaction accepts several documents in one request: the platform does,
 * but does not document it.
 */
export type Rack = { readonly collection: string; batches: boolean }

const rawsIn = (data: unknown): readonly Raw[] => {
  const list: readonly unknown[] = Array.isArray(data) ? data : [data]
  // everything in it was written through `layout`, so it is read back unchanged
  return list.filter((each) => typeof each === 'object' && each !== null) as unknown as readonly Raw[]
}

const inParts = (places: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(places.length / AT_ONCE) }, (_, i) => places.slice(i * AT_ONCE, (i + 1) * AT_ONCE))

const withoutId = ({ _id: _place, ...data }: Raw): Fields => data

/** Every request goes through this function: it checks the credentials first and turns every failure into a CloudFault. */
const asker =
  (env: Env) =>
  async <R>(doing: string, work: () => Promise<R>): Promise<R> => {
    checkCredentials(env)
    try {
      return await work()
    } catch (error) {
      throw faultOf(error, doing)
    }
  }
type Ask = ReturnType<typeof asker>

/** In one request if the platform accepts a batch; otherwise, and from then on, one request per document. */
const inOne = async (rack: Rack, all: () => Promise<void>, eachAlone: () => Promise<void>): Promise<void> => {
  if (!rack.batches) return eachAlone()
  try {
    await all()
  } catch (error) {
    // the refusal may have ended the transaction: it is retried, and the retry sends single documents
    if (error instanceof CloudFault && error.fault === 'single') {
      rack.batches = false
      throw new CloudFault('conflict', 'CLOUD_SINGLE', 'one document a request from here on')
    }
    throw error
  }
}

const transactionOf = (ask: Ask, { command }: SdkDatabase, tx: SdkTransaction, rack: Rack): WireTx => {
  const documents = tx.collection(rack.collection)
  const onlyMark = { _id: true, v: true }
  const markAlone = async (place: string): Promise<readonly Raw[]> =>
    rawsIn((await ask('tx.get', () => documents.doc(place).field(onlyMark).get())).data)
  const marksTogether = async (places: readonly string[]): Promise<readonly Raw[]> => {
    const found = documents
      .where({ _id: command.in(places) })
      .field(onlyMark)
      .limit(places.length)
    return rawsIn((await ask('tx.where', () => found.get())).data)
  }
  return {
    marks: async (places) => {
      const found: Raw[] = []
      const alone = async (): Promise<void> => {
        for (const place of places) found.push(...(await markAlone(place)))
      }
      const together = async (): Promise<void> => {
        for (const part of inParts(places)) found.push(...(await marksTogether(part)))
      }
      await (places.length === 1 ? alone() : inOne(rack, together, alone))
      return new Map(found.map(({ _id, v }) => [_id, v]))
    },
    add: async (raws) => {
      const alone = async (): Promise<void> => {
        for (const raw of raws) await ask('tx.add', () => documents.add({ data: raw }))
      }
      const together = async (): Promise<void> => {
        await ask('tx.add', () => documents.add({ data: [...raws] }))
      }
      await (raws.length < 2 ? alone() : inOne(rack, together, alone))
    },
    set: async (raw) => {
      await ask('tx.set', () => documents.doc(raw._id).set({ data: withoutId(raw) }))
    },
    touch: async (place, mark) => {
      await ask('tx.update', () => documents.doc(place).update({ data: { t: mark } }))
    },
    remove: async (place) => {
      await ask('tx.remove', () => documents.doc(place).remove())
    },
    commit: async () => {
      await ask('tx.commit', () => tx.commit())
    },
    rollback: async () => {
      await ask('tx.rollback', () => tx.rollback())
    },
  }
}

/** The requests a store makes, and nothing else. */
export const wireOf = (env: Env, database: SdkDatabase, rack: Rack): Wire => {
  const ask = asker(env)
  const documents = () => database.collection(rack.collection)
  return {
    command: database.command,
    read: async (places) => {
      const [only, ...others] = places
      if (only === undefined) return new Map()
      const found: Raw[] = []
      if (others.length === 0) found.push(...rawsIn((await ask('get', () => documents().doc(only).get())).data))
      for (const part of others.length === 0 ? [] : inParts(places)) {
        const query = documents()
          .where({ _id: database.command.in(part) })
          .limit(part.length)
        found.push(...rawsIn((await ask('where', () => query.get())).data))
      }
      return new Map(found.map((raw) => [raw._id, raw]))
    },
    page: async ({ where, order, limit }) => {
      const query = order.reduce(
        (so, [field, direction]) => so.orderBy(field, direction),
        documents().where(where).limit(limit),
      )
      return rawsIn((await ask('page', () => query.get())).data)
    },
    begin: async () => {
      const tx = await ask('tx.begin', () => database.startTransaction())
      return transactionOf(ask, database, tx, rack)
    },
  }
}

import {
  type Collection,
  type DocStore,
  type Query,
  type Stored,
  StoreError,
  type StoreWalk,
  type Tx,
} from '@cloud/ports/doc-store'
import { transactionsOf } from '../../store/attempts'
import { checkId, checkMany } from '../../store/payload'
import { checkQuery, checkWalk } from '../../store/query'
import { inTodaysForms } from '../../store/todays-form'
import type { Env, SdkDatabase } from '../sdk'
import { idIn, PHYSICAL, placeOf, type Raw, type Shelf, shelfOf } from './layout'
import { pageOf, walkOf } from './lists'
import { again, Reader } from './reader'
import { attemptsOn } from './transactions'
import { type Wire, wireOf } from './wire'

export type CloudStore = DocStore & StoreWalk & { close(): void }

const shelvesOf = (collections: readonly Collection<never>[]) => {
  const shelves = new Map<string, Shelf>(collections.map((each) => [each.name, shelfOf(each)]))
  return ({ name }: { readonly name: string }): Shelf => {
    const shelf = shelves.get(name)
    if (shelf === undefined) throw new StoreError('invalid', `${name}: not a declared collection`)
    return shelf
  }
}

const listsOn = (wire: Wire, reader: Reader, shelf: (collection: { readonly name: string }) => Shelf) => {
  const noted = (raws: readonly Raw[]): readonly Raw[] => {
    for (const raw of raws) reader.note(raw._id, raw)
    return raws
  }
  return {
    query: async <T>(collection: Collection<T>, query: Query) => {
      const own = shelf(collection)
      const { page, settle } = pageOf(wire.command, own, collection, checkQuery(collection, query))
      const { raws, next } = settle(noted(await again(() => wire.page(page))))
      return { items: raws.map((raw) => own.decode(collection, raw)), ...(next === undefined ? {} : { next }) }
    },
    walk: async <T>(collection: Collection<T>, after: string | undefined, limit: number) => {
      checkWalk(collection.name, after, limit)
      const own = shelf(collection)
      const found: Stored<T>[] = []
      // tombstones count in the platform's page: read on until the page is full or nothing is left
      for (let last = after; found.length < limit; ) {
        const raws = await again(() => wire.page(walkOf(wire.command, own, last, limit)))
        found.push(...raws.filter((raw) => raw.gone !== true).map((raw) => own.decode(collection, raw)))
        const end = raws.at(-1)
        if (end === undefined || raws.length < limit) break
        last = idIn(own.name, end._id)
      }
      return found.slice(0, limit)
    },
  }
}

export type CloudStoreOptions = {
  readonly env: Env
  readonly database: SdkDatabase
  /** false: one document per request in transactions, as documented by the platform */
  readonly batches: boolean
  /** collection of the platform; the smoke test in a live environment uses another than the product's */
  readonly collection?: string
  /** ms; used only for differences */
  readonly now?: () => number
}

/** A document store in WeChat's cloud. The collection and its indexes must exist already (see indexes.json). */
export const openCloudStore = (options: CloudStoreOptions, collections: readonly Collection<never>[]): CloudStore => {
  const now = options.now ?? (() => performance.now())
  const shelf = shelvesOf(collections)
  const wire = wireOf(options.env, options.database, {
    collection: options.collection ?? PHYSICAL,
    batches: options.batches,
  })
  const reader = new Reader(wire, now)
  const transaction = transactionsOf(attemptsOn({ wire, reader, shelfOf: shelf, now }))
  let open = true
  const opened = (): void => {
    if (!open) throw new StoreError('unavailable', 'the store is closed')
  }
  const read = async <T>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined> => {
    opened()
    checkId(collection.name, id)
    const own = shelf(collection)
    const { raw } = await reader.read(placeOf(collection.name, id))
    return raw === undefined || raw.gone === true ? undefined : own.decode(collection, raw)
  }
  const lists = listsOn(wire, reader, shelf)
  return inTodaysForms({
    get: read,
    getMany: async <T>(collection: Collection<T>, ids: readonly string[]) => {
      checkMany(collection.name, ids)
      const found = await Promise.all(ids.map((id) => read(collection, id)))
      return found.filter((each) => each !== undefined)
    },
    query: async <T>(collection: Collection<T>, query: Query) => {
      opened()
      return lists.query(collection, query)
    },
    walk: async <T>(collection: Collection<T>, after: string | undefined, limit: number) => {
      opened()
      return lists.walk(collection, after, limit)
    },
    transaction: async <R>(work: (tx: Tx) => Promise<R>) => {
      opened()
      return transaction(work)
    },
    close: () => {
      open = false
    },
  })
}

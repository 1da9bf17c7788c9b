import type { Server } from 'node:http'
import { databaseActions } from './actions/database'
import type { IndexDeclaration } from './data/collection'
import { Database } from './data/database'
import { type DuplicateSpelling, failed } from './data/faults'
import { Transactions } from './data/transactions'
import type { Action, GatewayClock, GatewayInside, Plug } from './protocol'
import { answerTo } from './serve/answer'
import { type Fault, Faults } from './serve/faults'
import { Journal } from './serve/journal'
import { listen, stop } from './serve/server'
import type { Secret } from './serve/signature'

export type GatewayOptions = {
  /** where everything is stored; in memory if left out */
  readonly folder?: string
  /** the machine's own clock, or a test's */
  readonly clock?: GatewayClock
  readonly env: string
  readonly secret: Secret
  /** further valid keys by id: the platform gives each call of a function a temporary key */
  readonly temporary?: (id: string) => Secret | undefined
  /** any free port if left out */
  readonly port?: number
  readonly faults?: readonly Fault[]
  /** seed for the random faults */
  readonly seed?: number
  /** E11000 or DATABASE_DUPLICATE_WRITE: which one the live platform uses could not be verified offline */
  readonly duplicates?: DuplicateSpelling
  /** refuses undocumented use: several documents per request in a transaction, a query without an index */
  readonly strict?: { readonly transactions?: boolean; readonly indexes?: boolean }
  /** how long a write waits for a transaction that blocks it; default 5 s */
  readonly patienceMs?: number
  /** maximum bytes of a request from a function; default 5 MB */
  readonly maxRequest?: number
  readonly plugs?: readonly Plug[]
  /** called for a bug of the gateway itself, which its caller sees as HTTP 500 */
  readonly onBug?: (error: unknown) => void
}

export interface Gateway {
  /** the value for URL in TCB_CONTEXT_CNFG */
  readonly url: string
  readonly origin: string
  readonly port: number
  readonly faults: Faults
  readonly journal: Journal
  /** Creates the collection if necessary; afterwards it has exactly these indexes. */
  declare(collection: string, indexes: readonly IndexDeclaration[]): void
  /** The collections, with their numbers of documents. */
  collections(): Readonly<Record<string, number>>
  /** The committed ids in a collection, in byte order (ids are ASCII); empty when there is no such collection. */
  ids(collection: string): readonly string[]
  /** A document's committed state. */
  document(collection: string, id: string): Readonly<Record<string, unknown>> | undefined
  /** Inserts documents as if they had always existed. */
  seed(collection: string, documents: readonly Readonly<Record<string, unknown>>[]): Promise<void>
  openTransactions(): number
  duplicates(spelling: DuplicateSpelling): void
  /** Replaces the keys. */
  secret(secret: Secret): void
  /** Stops listening, like a platform that cannot be reached; `up` listens on the same port again. No stored data is lost. */
  down(): Promise<void>
  up(): Promise<void>
  close(): Promise<void>
}

const PATIENCE_MS = 5_000
const MAX_REQUEST = 5 * 1024 * 1024

const actionsOf = (own: Readonly<Record<string, Action>>, plugs: readonly Plug[]): ReadonlyMap<string, Action> =>
  new Map([own, ...plugs.map(({ actions = {} }) => actions)].flatMap((each) => Object.entries(each)))

const doorsOf = (plugs: readonly Plug[]) =>
  plugs.flatMap(({ doors = [] }) => doors).sort((a, b) => b.prefix.length - a.prefix.length)

const strictOf = ({ strict }: GatewayOptions) => ({ transactions: true, indexes: false, ...strict })

const databaseOf = (
  options: GatewayOptions,
  clock: GatewayClock,
  journal: Journal,
  spelling: () => DuplicateSpelling,
) =>
  new Database({
    folder: options.folder,
    clock,
    spelling,
    patienceMs: options.patienceMs ?? PATIENCE_MS,
    unindexed: (collection, fields, why) => {
      journal.unindexed(collection, fields, why)
      if (strictOf(options).indexes) throw failed(`no index of ${collection} serves a query by ${fields.join(', ')}`)
    },
  })

/** CloudBase on this machine, for the real SDK. Rejects when the port is taken or the folder in use. */
export const startGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const { folder, env, plugs = [], clock = { now: Date.now } } = options
  let secret = options.secret
  let spelling: DuplicateSpelling = options.duplicates ?? 'E11000'
  const journal = new Journal()
  const faults = new Faults(options.seed ?? 1, options.faults ?? [])
  const database = databaseOf(options, clock, journal, () => spelling)
  const transactions = new Transactions(database.store)
  const actions = actionsOf(
    databaseActions({ database, transactions, now: clock.now, strict: strictOf(options).transactions }),
    plugs,
  )
  let port = options.port ?? 0
  const gateway = (): GatewayInside => ({ origin: `http://127.0.0.1:${port}`, env, folder, clock })
  let server: Server | undefined
  const up = async (): Promise<void> => {
    if (server !== undefined) return
    const listening = await listen({
      port,
      gateway,
      secretOf: (id) => (id === secret.id ? secret : options.temporary?.(id)),
      doors: doorsOf(plugs),
      maxRequest: options.maxRequest ?? MAX_REQUEST,
      answer: (request) => answerTo(request, { gateway: gateway(), actions, transactions, faults, journal }),
      onBug: options.onBug ?? ((error) => process.emitWarning(error instanceof Error ? error : String(error))),
    })
    server = listening.server
    port = listening.port
  }
  const down = async (): Promise<void> => {
    const listening = server
    server = undefined
    if (listening !== undefined) await stop(listening)
  }
  const collectionOf = (name: string) => database.collections().find((each) => each.name === name)
  await up()
  return {
    url: `${gateway().origin}/admin`,
    origin: gateway().origin,
    port,
    faults,
    journal,
    declare: (collection, indexes) => database.declare(collection, indexes),
    collections: () => Object.fromEntries(database.collections().map(({ name, size }) => [name, size])),
    ids: (name) => [...(collectionOf(name)?.places() ?? [])].sort(),
    document: (name, id) => {
      const text = collectionOf(name)?.text(id)
      return text === undefined ? undefined : database.parse(text)
    },
    seed: async (collection, documents) => {
      database.addCollection(collection)
      await database.alone((unit) => {
        for (const document of documents) database.insert(unit, collection, { ...document })
      })
    },
    openTransactions: () => database.store.openTransactions,
    duplicates: (wanted) => {
      spelling = wanted
    },
    secret: (wanted) => {
      secret = wanted
    },
    up,
    down,
    close: async () => {
      await down()
      for (const { close } of plugs) await close?.()
      database.close()
    },
  }
}

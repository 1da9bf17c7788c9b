import { createWriteStream, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { contentKinds } from '@cloud/adapters/content/kind'
import { diskFiles } from '@cloud/adapters/files/disk'
import type { HostedFiles } from '@cloud/adapters/files/hosted'
import { randomIds } from '@cloud/adapters/ids'
import { jsonLog } from '@cloud/adapters/json-log'
import { openPostgres } from '@cloud/adapters/postgres/store'
import { sealerOf } from '@cloud/adapters/sealing/sealer'
import { refuseInUse } from '@cloud/adapters/sqlite/engine'
import { openSqlite } from '@cloud/adapters/sqlite/store'
import { collectionsIn, partOf } from '@cloud/adapters/store/part'
import { watched } from '@cloud/adapters/store/watched'
import { unconnected } from '@cloud/adapters/unconnected'
import { createApi } from '@cloud/api/create'
import { createClock } from '@cloud/clock/create'
import { amongCities, forEachCity } from '@cloud/dispatch/among-cities'
import type { Entry } from '@cloud/dispatch/dispatch'
import { createDocuments } from '@cloud/documents/create'
import { type Collection, type DocStore, StoreError, type StoreWalk } from '@cloud/ports/doc-store'
import type { Ports } from '@cloud/ports/index'
import { COLLECTIONS, PEOPLE } from '@cloud/usecases/stored/collections'
import { cityOf, FIRST_CITY } from '@domain/organisation/cities'
import { type DeskClock, openDeskClock } from './desk-clock'
import { citiesOf, openKeys } from './desk-keys'
import { type DeskPeople, openDeskPeople } from './desk-people'
import { inTurn } from './in-turn'

/** The whole cloud with everything it needs, in this process and one folder. */
export type Desk = {
  readonly folder: string
  readonly ports: Pick<Ports, 'sealer' | 'clock' | 'log'> & { readonly store: DocStore & StoreWalk }
  readonly files: Pick<HostedFiles, 'verifyUpload' | 'verifyLink' | 'receive' | 'read'>
  readonly clock: DeskClock
  readonly people: DeskPeople
  readonly api: Entry
  readonly documents: Entry
  /** one city’s part; absent code: the first city's */
  readonly storeIn?: (code: string | undefined) => DocStore
  /** runs what the platform's timer would start every few minutes; one run at a time */
  readonly runTimers: () => Promise<void>
  /** resolves when no timer runs: moving the clock during a run would expire its transactions */
  readonly still: () => Promise<void>
  /** the ports of the web desk in this process; undefined when a cloud function serves the web desk */
  readonly office?: Ports
  /** address of the separate cloud that has storage and web desk; undefined when the desk itself has both */
  readonly cloud?: () => string
  readonly close: () => Promise<void>
}

export type DeskOptions = { readonly folder: string; readonly fresh?: boolean; readonly startsAt?: number | undefined }

const keysIn = (folder: string): string => path.join(folder, 'keys')
const collectionsAt = (folder: string): readonly Collection<never>[] =>
  collectionsIn(COLLECTIONS, citiesOf(keysIn(folder)))

/** Opened before anything else in the folder is touched, because the store's lock protects the whole folder. */
const openStore = (folder: string) => openSqlite(path.join(folder, 'cloud.db'), collectionsAt(folder))

/** The names of everything a desk stores in its folder. All other files in the folder are foreign and never touched. */
const OWN = /^(cloud\.db.*|keys|files|clock\.json.*|people\.json.*|desk\.log)$/

const removeOwn = (folder: string): void => {
  for (const name of readdirSync(folder).filter((each) => OWN.test(each)))
    rmSync(path.join(folder, name), { recursive: true, force: true })
}

const unlessInUse = <R>(work: () => R): R | undefined => {
  try {
    return work()
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'unavailable') return undefined
    throw error
  }
}

const cleared = (folder: string): true => {
  // without opening the store: its connection closes late, and would then delete the write-ahead log of the next store
  refuseInUse(path.join(folder, 'cloud.db'))
  removeOwn(folder)
  return true
}

/** Removes what a desk has stored there; false when another desk cloud is using the folder. */
export const emptied = (folder: string): boolean => unlessInUse(() => cleared(folder)) === true

/** undefined when another desk cloud is using the folder. */
export const openDesk = ({ folder, fresh = false, startsAt }: DeskOptions): Desk | undefined => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return unlessInUse(() => {
    if (fresh) cleared(folder)
    return assembled(folder, openStore(folder), startsAt)
  })
}

/** Thrown when a new desk would overwrite existing data. */
export class NotEmpty extends Error {
  override readonly name = 'NotEmpty'
}

/**
 * The same with the documents in a PostgreSQL database; keys, files, clock and people stay in the folder. `fresh` requires an
 * empty database and throws NotEmpty otherwise, because existing data is never deleted.
 */
export const openPostgresDesk = async (options: DeskOptions & { readonly address: string }): Promise<Desk> => {
  const { folder, address, fresh = false, startsAt } = options
  const store = await openPostgres({ url: address }, collectionsAt(folder))
  if (fresh && (await store.walk(PEOPLE, undefined, 1)).length > 0) {
    await store.close()
    throw new NotEmpty()
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (fresh) removeOwn(folder)
  return assembled(folder, store, startsAt)
}

type Opened = DocStore & StoreWalk & { close(): void | Promise<void> }

const assembled = (folder: string, store: Opened, startsAt: number | undefined): Desk => {
  const keys = openKeys(keysIn(folder))
  const clock = openDeskClock(folder, startsAt)
  const files = diskFiles({ folder: path.join(folder, 'files'), secret: keys.link, clock })
  const logFile = createWriteStream(path.join(folder, 'desk.log'), { flags: 'a', mode: 0o600 })
  const log = jsonLog(clock, (line) => void logFile.write(line))
  const portsIn = (code: string | undefined): Ports & Desk['ports'] => {
    const city = code === undefined ? FIRST_CITY : cityOf(code)
    return {
      city,
      store: watched(partOf(store, city), log),
      files,
      ...unconnected,
      // nothing leaves this machine: messages for WeChat are marked as sent in the outbox
      messages: { send: async () => 'sent' },
      kinds: contentKinds,
      sealer: sealerOf(openKeys(keysIn(folder), code).sealing),
      clock,
      ids: randomIds,
      log,
    }
  }
  const ports = portsIn(undefined)
  const cities = citiesOf(keysIn(folder))
  const others = new Map(cities.map((code) => [code, portsIn(code)]))
  const timers = inTurn(forEachCity({ first: ports, others, clock: { now: () => 0 } }, createClock))
  return {
    folder,
    ports,
    files,
    clock,
    people: openDeskPeople(folder),
    api: amongCities({ first: ports, others }, createApi),
    documents: amongCities({ first: ports, others }, createDocuments),
    storeIn: (code) => (code === undefined ? ports.store : (others.get(code) ?? ports).store),
    runTimers: timers.run,
    still: timers.still,
    office: ports,
    close: async () => {
      await store.close()
      await new Promise<void>((resolve) => logFile.end(() => resolve()))
    },
  }
}

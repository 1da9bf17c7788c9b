import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { contentKinds } from '@cloud/adapters/content/kind'
import { type DiskFiles, diskFiles } from '@cloud/adapters/files/disk'
import { randomIds } from '@cloud/adapters/ids'
import { requestUnderWay, withinRequest } from '@cloud/adapters/request-scope'
import { sealerOf } from '@cloud/adapters/sealing/sealer'
import { openSqlite } from '@cloud/adapters/sqlite/store'
import { unconnected } from '@cloud/adapters/unconnected'
import type { DocStore, Stored, StoreWalk } from '@cloud/ports/doc-store'
import type { Ports } from '@cloud/ports/index'
import type { Clock, Ids, Log, LogFields, Messages, Sealer, SendOutcome } from '@cloud/ports/world'
import { everything } from '@cloud/usecases/maintenance/walk'
import { COLLECTIONS, STORED_COLLECTIONS } from '@cloud/usecases/stored/collections'

export type SentMessage = Parameters<Messages['send']>[0]
export type LogLine = { readonly level: 'info' | 'alarm'; readonly event: string; readonly fields: LogFields }

export type WorldOptions = {
  /** epoch ms, or an ISO time with zone; default 2026-03-02T09:00:00+08:00, a Monday */
  readonly now?: number | string
  /** default true: ids are consecutive numbers, so that a failing test names the same ids in every run */
  readonly countedIds?: boolean
  /** default `:memory:`; a path for tests that close and reopen the store */
  readonly storeFile?: string
  /** default: a sealer with one key of its own */
  readonly sealer?: Sealer
}

/** Real adapters on a store of its own, a clock that is set by the test, and messages that are recorded instead of sent. */
export type World = {
  readonly ports: Ports & { readonly files: DiskFiles; readonly store: DocStore & StoreWalk }
  readonly clock: Clock & { set(now: number | string): void; add(ms: number): void }
  readonly sent: readonly SentMessage[]
  /** sets the outcome of the next sends; default 'sent' */
  answerSends(outcome: SendOutcome): void
  /** sets a content check for words and pictures; by default there is none */
  checkContent(how: {
    readonly words?: (words: string) => 'pass' | 'refused' | 'unknown'
    readonly picture?: (fileUrl: string) => string | undefined
  }): void
  readonly logged: readonly LogLine[]
  /** a world of its own with the same documents and files, at the same time; its store is in memory */
  copy(): Promise<World>
  close(): Promise<void>
}

const KEY = Buffer.alloc(32, 7).toString('base64')
const HASH_KEY = Buffer.alloc(32, 9).toString('base64')
/**
 * Shared by all worlds, because deriving keys is slow compared with a test of a few milliseconds, and the sealer has no state.
 */
const sealer = sealerOf({ suite: 'aes', ring: [{ id: 'k1', key: KEY }], hashKey: HASH_KEY })

const epoch = (time: number | string): number => (typeof time === 'number' ? time : Date.parse(time))

const countedIds = (after = 0): Ids & { readonly last: () => number } => {
  let last = after
  const next = (length: number): string => {
    last += 1
    return String(last).padStart(length, '0').slice(-length)
  }
  return { mint: () => next(16), digits: next, last: () => last }
}

const copyDocuments = async (from: StoreWalk, to: DocStore): Promise<void> => {
  for (const collection of STORED_COLLECTIONS) {
    const all: Stored<never>[] = []
    for await (const stored of everything(from, collection)) all.push(stored)
    await to.transaction(async (tx) => {
      for (const { id, doc } of all) await tx.insert(collection, id, doc)
    })
  }
}

/** Adds the request id, as `jsonLog` does. */
const ofRequest = (fields: LogFields): LogFields => {
  const request = fields.request ?? requestUnderWay()
  return request === undefined ? fields : { ...fields, request }
}

const movableClock = (start: number): World['clock'] => {
  let now = start
  return {
    now: () => now,
    set: (time) => {
      now = epoch(time)
    },
    add: (ms) => {
      now += ms
    },
  }
}

export const aWorld = async (options: WorldOptions = {}): Promise<World> => worldFrom(options, countedIds())

type Source = { readonly store: StoreWalk; readonly folder: string }

const worldFrom = async (
  options: WorldOptions,
  counted: ReturnType<typeof countedIds>,
  source?: Source,
): Promise<World> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'bangfu-'))
  const clock = movableClock(epoch(options.now ?? '2026-03-02T09:00:00+08:00'))
  const store = openSqlite(options.storeFile ?? ':memory:', COLLECTIONS)
  if (source !== undefined) {
    await cp(source.folder, folder, { recursive: true })
    await copyDocuments(source.store, store)
  }
  const sent: SentMessage[] = []
  const logged: LogLine[] = []
  let answer: SendOutcome = 'sent'
  let opinion: (words: string) => 'pass' | 'refused' | 'unknown' = () => 'unknown'
  let traceOf: (fileUrl: string) => string | undefined = () => undefined
  const messages: Messages = {
    send: async (message) => {
      if (answer === 'sent') sent.push(message)
      return answer
    },
  }
  const log: Log = {
    info: (event, fields) => void logged.push({ level: 'info', event, fields: ofRequest(fields) }),
    alarm: (event, fields) => void logged.push({ level: 'alarm', event, fields: ofRequest(fields) }),
    within: withinRequest,
  }
  return {
    ports: {
      store,
      files: diskFiles({ folder, secret: 'for tests only, thirty-two letters', clock }),
      kinds: contentKinds,
      ...unconnected,
      messages,
      content: {
        text: async (_openid, words) => opinion(words),
        media: async (_openid, fileUrl) => traceOf(fileUrl),
      },
      sealer: options.sealer ?? sealer,
      clock,
      ids: options.countedIds === false ? randomIds : counted,
      log,
    },
    clock,
    sent,
    logged,
    answerSends: (outcome) => {
      answer = outcome
    },
    checkContent: ({ words, picture }) => {
      opinion = words ?? opinion
      traceOf = picture ?? traceOf
    },
    copy: () => {
      const { storeFile: _, ...others } = options
      const at = { ...others, now: clock.now() }
      return worldFrom(at, countedIds(counted.last()), { store, folder })
    },
    close: async () => {
      store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

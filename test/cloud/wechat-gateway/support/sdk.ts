import process from 'node:process'
import { type Gateway, type GatewayOptions, startGateway } from '@local/wechat/gateway'
import cloud from 'wx-server-sdk'

export const ENV = 'desk-0a1b2c'
export const SECRET = { id: 'AKIDdeskdeskdeskdesk', key: 'desk-key-of-the-tests' }

/** Sets the environment that WeChat's platform gives a function; the SDK reads it at every call. */
export const asFunction = (url: string, secret: { id: string; key: string; token?: string } = SECRET): void => {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: ENV,
    TENCENTCLOUD_SECRETID: secret.id,
    TENCENTCLOUD_SECRETKEY: secret.key,
    TENCENTCLOUD_SESSIONTOKEN: secret.token ?? '',
    SILENCE: 'true',
  })
}

export type Fields = Readonly<Record<string, unknown>>
interface Doc {
  get(): Promise<{ data: Fields | null }>
  set(options: { data: Fields }): Promise<{ _id: string; stats: { updated: number; created: number } }>
  update(options: { data: Fields }): Promise<{ stats: { updated: number } }>
  remove(options?: object): Promise<{ stats: { removed: number } }>
  field(projection: Fields): Doc
}
interface List {
  where(query: unknown): List
  orderBy(field: string, way: 'asc' | 'desc'): List
  limit(count: number): List
  skip(count: number): List
  field(projection: Fields): List
  get(): Promise<{ data: Fields[] }>
  count(): Promise<{ total: number }>
  update(options: { data: Fields }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}
interface Collection extends List {
  doc(id: string | number): Doc
  add(options: { data: Fields | readonly Fields[] }): Promise<{ _id: string; _ids?: readonly string[] }>
  aggregate(): { end(): Promise<unknown> }
}
export interface Transaction {
  collection(name: string): Collection
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}
type Comparison = 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'and' | 'or' | 'exists' | 'size' | 'all' | 'mod'
type Change =
  | ('set' | 'inc' | 'mul' | 'max' | 'min' | 'remove' | 'rename')
  | ('push' | 'pop' | 'shift' | 'unshift' | 'pull' | 'addToSet')

/** The used part of the SDK; the vendor's own typings declare most answers as `string | void`. */
export interface Db {
  readonly command: Readonly<Record<Comparison | Change, (...operands: readonly unknown[]) => unknown>>
  collection(name: string): Collection
  createCollection(name: string): Promise<unknown>
  startTransaction(): Promise<Transaction>
  runTransaction(work: (transaction: Transaction) => Promise<unknown>, times?: number): Promise<unknown>
  serverDate(options?: { offset: number }): unknown
}

export const databaseOf = (options: object = { throwOnNotFound: false }): Db =>
  (cloud.database as unknown as (config: object) => Db)(options)

type NewInstance = { createNewInstance(config: object): { database(options: object): Db } }

/** Another instance of the SDK with this timeout, because `init` takes effect only once per process. */
export const patientFor = (timeout: number): Db =>
  (cloud as unknown as NewInstance).createNewInstance({ env: ENV, timeout }).database({ throwOnNotFound: false })

export type Bench = { readonly gateway: Gateway; readonly db: Db }

/** A gateway, and the real SDK set up as in a function. */
export const openBench = async (options: Partial<GatewayOptions> = {}): Promise<Bench> => {
  const gateway = await startGateway({ env: ENV, secret: SECRET, ...options })
  asFunction(gateway.url)
  cloud.init({ env: ENV })
  return { gateway, db: databaseOf() }
}

/** The error a caller sees when a call is refused. */
export type Seen = { readonly errCode?: unknown; readonly code?: unknown; readonly message: string }

export const refusalOf = async (work: unknown): Promise<Seen> => {
  try {
    await work
  } catch (error) {
    const { errCode, code } = error as { errCode?: unknown; code?: unknown }
    const seen = { errCode, code, message: error instanceof Error ? error.message : String(error) }
    const message = (error as { errMsg?: unknown }).errMsg
    return typeof message === 'string' ? { ...seen, message } : seen
  }
  throw new Error('was not refused')
}

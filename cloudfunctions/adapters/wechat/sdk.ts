import { CloudFault } from './fault'

/**
 * The part of the vendor's SDK that is used, typed by the answers that were observed (the vendor's own typings are incomplete).
 */
export type Condition = { readonly __condition?: never }
export type Command = {
  gt(value: unknown): Condition
  gte(value: unknown): Condition
  lt(value: unknown): Condition
  lte(value: unknown): Condition
  in(values: readonly unknown[]): Condition
  and(all: readonly unknown[]): Condition
  or(any: readonly unknown[]): Condition
}
export type Fields = Readonly<Record<string, unknown>>

export type SdkDocument = {
  field(projection: Readonly<Record<string, boolean>>): SdkDocument
  get(): Promise<{ readonly data: unknown }>
  set(options: { readonly data: Fields }): Promise<unknown>
  update(options: { readonly data: Fields }): Promise<{ readonly stats: { readonly updated: number } }>
  remove(): Promise<{ readonly stats: { readonly removed: number } }>
}
export type SdkQuery = {
  orderBy(field: string, direction: 'asc' | 'desc'): SdkQuery
  limit(count: number): SdkQuery
  field(projection: Readonly<Record<string, boolean>>): SdkQuery
  get(): Promise<{ readonly data: unknown }>
}
export type SdkCollection = {
  doc(id: string): SdkDocument
  where(condition: Fields | Condition): SdkQuery
  add(options: { readonly data: Fields | readonly Fields[] }): Promise<unknown>
}
export type SdkTransaction = {
  collection(name: string): SdkCollection
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}
export type SdkDatabase = {
  readonly command: Command
  collection(name: string): SdkCollection
  startTransaction(): Promise<SdkTransaction>
}

type OpenApi = (parameters: Fields) => Promise<unknown>

export type Sdk = {
  readonly DYNAMIC_CURRENT_ENV: unknown
  init(config: Fields): void
  database(config: Fields): SdkDatabase
  getWXContext(): Readonly<Record<string, unknown>>
  uploadFile(file: { readonly cloudPath: string; readonly fileContent: Buffer }): Promise<{ readonly fileID: string }>
  downloadFile(file: { readonly fileID: string }): Promise<{ readonly fileContent: Uint8Array }>
  deleteFile(files: { readonly fileList: readonly string[] }): Promise<unknown>
  getTempFileURL(files: { readonly fileList: readonly unknown[] }): Promise<{ readonly fileList: readonly unknown[] }>
  readonly openapi: {
    readonly subscribeMessage: { readonly send: OpenApi }
    readonly security: { readonly msgSecCheck: OpenApi; readonly mediaCheckAsync: OpenApi }
    readonly phonenumber: { readonly getPhoneNumber: OpenApi }
    readonly wxacode: { readonly getUnlimited: OpenApi }
  }
}

export type Env = Readonly<Record<string, string | undefined>>

/**
 * Request timeout: short enough that the outcome of a request without a reply can still be looked up within a function's 20
 * seconds.
 */
const PATIENCE_MS = 5000

/**
 * Without these keys the SDK ends the whole process by a rejection that cannot be caught, so they are checked before each
 * request. The platform renews them in the environment with each call.
 */
export const checkCredentials = (env: Env): void => {
  const missing = ['TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY'].filter((name) => (env[name] ?? '') === '')
  if (missing.length > 0)
    throw new CloudFault('unavailable', 'CLOUD_NO_CREDENTIALS', `the platform gave no ${missing.join(' and no ')}`)
}

/** Loaded lazily, because loading it takes most of a function's start time. */
export const loadSdk = async (env: Env, patienceMs = PATIENCE_MS): Promise<Sdk> => {
  checkCredentials(env)
  const loaded = (await import('wx-server-sdk')) as unknown as Sdk & { readonly default?: Sdk }
  const sdk = loaded.default ?? loaded
  sdk.init({ env: env['CLOUD_ENV'] ?? sdk.DYNAMIC_CURRENT_ENV, timeout: patienceMs })
  return sdk
}

import type { ClientConfig, PoolConfig } from 'pg'

/** `postgresql://user:password@host:port/database?sslmode=…`, or the same in parts; `host` may be a socket's folder. */
export type PostgresOptions = Pick<ClientConfig, 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'> & {
  readonly url?: string
  /** at most so many connections of this process; default 16 */
  readonly connections?: number
  /** how this process is called in `pg_stat_activity` */
  readonly applicationName?: string
}
export type Address = string | PostgresOptions

const CONNECTIONS = 16
const APPLICATION_NAME = 'gonghui-bangfu'

/** Milliseconds. A query of ours takes a few; what takes seconds is stuck, and must not take others with it. */
const TIMES = {
  statement_timeout: 15_000,
  lock_timeout: 5_000,
  /** when this process hangs between writing and committing, its locks are freed */
  idle_in_transaction_session_timeout: 10_000,
  /** when the server is gone without a word: longer than the server's own bounds, which say more */
  query_timeout: 20_000,
  /** to wait for a free connection, or for a new one */
  connectionTimeoutMillis: 5_000,
}

const parts = (address: Address): PostgresOptions => (typeof address === 'string' ? { url: address } : address)

/** For a connection that waits as long as it must: the schema's, and the election's. */
export const patientConfigOf = (address: Address): ClientConfig => {
  const { url, connections: _, applicationName, ...rest } = parts(address)
  return {
    ...rest,
    ...(url === undefined ? {} : { connectionString: url }),
    application_name: applicationName ?? APPLICATION_NAME,
    connectionTimeoutMillis: TIMES.connectionTimeoutMillis,
    keepAlive: true,
  }
}

export const configOf = (address: Address): PoolConfig => ({
  ...patientConfigOf(address),
  ...TIMES,
  max: parts(address).connections ?? CONNECTIONS,
  idleTimeoutMillis: 60_000,
})

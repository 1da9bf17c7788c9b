import type { ClientConfig, PoolConfig } from 'pg'

/** `postgresql://user:password@host:port/database?sslmode=…`, or the same in parts; `host` may be the folder of a socket. */
export type PostgresOptions = Pick<ClientConfig, 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'> & {
  readonly url?: string
  /** maximum number of connections of this process; default 16 */
  readonly connections?: number
  /** name of this process in `pg_stat_activity` */
  readonly applicationName?: string
}
export type Address = string | PostgresOptions

const CONNECTIONS = 16
const APPLICATION_NAME = 'gonghui-bangfu'

/** Milliseconds. Our queries take a few; a query that takes seconds is stuck and must not block others. */
const TIMES = {
  statement_timeout: 15_000,
  lock_timeout: 5_000,
  /** if this process hangs between writing and committing, its locks are released */
  idle_in_transaction_session_timeout: 10_000,
  /**
   * for a server that has disappeared without closing the connection; longer than the server's own timeouts, whose errors are
   * more precise
   */
  query_timeout: 20_000,
  /** to wait for a free connection or a new one */
  connectionTimeoutMillis: 5_000,
}

const parts = (address: Address): PostgresOptions => (typeof address === 'string' ? { url: address } : address)

/** For connections that may wait indefinitely: the schema's and the lock's. */
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

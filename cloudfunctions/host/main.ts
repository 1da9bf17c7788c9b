import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { type DeployedPorts, portsFromEnvironment } from '../adapters/environment'
import { codeOf } from '../adapters/error-code'
import { jsonLog } from '../adapters/json-log'
import { SettingsFault } from '../adapters/settings'
import { systemClock } from '../adapters/system-clock'
import { threadedTables } from '../adapters/tables/threaded'
import { createApi } from '../api/create'
import { createClock } from '../clock/create'
import { forEachCity } from '../dispatch/among-cities'
import { createDocuments } from '../documents/create'
import { createEvents } from '../events/create'
import { StoreError } from '../ports/doc-store'
import { ForeignKeys } from '../ports/foreign-keys'
import type { Log } from '../ports/world'
import { keepKeys } from '../usecases/keys/own-keys'
import { COLLECTIONS, ORGS } from '../usecases/stored/collections'
import { trustedProxies } from './address'
import { createHost } from './host'
import { type Listening, listen } from './listen'
import { type HostMetrics, hostMetrics } from './metrics'
import type { HostParts } from './parts'
import { type HostSettings, readHostSettings } from './settings'
import { startTimers, type Timers } from './timers'

/** Time that running work has to finish after the server has received the signal to stop. */
const PATIENCE_MS = 20_000
/** Exit codes of sysexits.h: a service manager does not need to restart a server with wrong settings. */
const EXIT = { settings: 78, unavailable: 69 } as const

/** package.json lies next to the bundle; the version is the package's. */
const version = (): string => {
  const manifest = path.join(__dirname, 'package.json')
  if (!existsSync(manifest)) return 'unversioned'
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version?: unknown }
  return typeof version === 'string' ? version : 'unversioned'
}

const pagesIn = ({ PAGES_DIR }: HostSettings): string | undefined =>
  [PAGES_DIR, path.join(__dirname, 'h5'), path.join(__dirname, '..', 'h5')].find(
    (folder) => folder !== undefined && existsSync(path.join(folder, 'index.html')),
  )

const tlsOf = ({ TLS_CERT, TLS_KEY }: HostSettings) => {
  if (TLS_CERT === undefined || TLS_KEY === undefined) return undefined
  try {
    return { cert: readFileSync(TLS_CERT, 'utf8'), key: readFileSync(TLS_KEY, 'utf8') }
  } catch {
    throw new SettingsFault('settings missing or wrong: TLS_CERT, TLS_KEY (cannot be read)')
  }
}

const tables = threadedTables(path.join(__dirname, 'table-thread.cjs'))
const partsOf = (
  { ports: first, cities, wechat, topics }: DeployedPorts,
  settings: HostSettings,
  metrics: HostMetrics,
  isStopping: () => boolean,
  ports: DeployedPorts['ports'] = first,
): HostParts => ({
  ...{ ports, metrics, isStopping },
  api: createApi(ports),
  documents: createDocuments(ports, tables),
  login: wechat?.login,
  push:
    wechat?.push === undefined
      ? undefined
      : { reader: wechat.push, events: createEvents([first, ...cities.values()], topics) },
  metricsToken: settings.METRICS_TOKEN,
  publicUrl: settings.PUBLIC_URL,
  trusted: trustedProxies(settings.TRUSTED_PROXIES),
  pages: pagesIn(settings),
  version: version(),
  storeAnswers: () => ports.store.get(ORGS, 'healthz'),
})

/**
 * Stops the server: no new connections, running calls and timers may finish, the store is closed last, so that everything
 * acknowledged is stored. Work that hangs is abandoned after a while; the store's transactions ensure that it leaves nothing
 * half written. Returns whether all work has finished.
 */
const stopped = async (server: Listening, timers: Timers, deployed: DeployedPorts): Promise<boolean> => {
  const whole = Promise.all([server.close(PATIENCE_MS), timers.stop()])
  const finished = await Promise.race([whole.then(([all]) => all), pause(PATIENCE_MS + 1000, false)])
  await deployed.close()
  return finished
}

/**
 * Logs at start which message topics have no template, because their messages are never sent and the omission would go
 * unnoticed.
 */
const tellUntold = ({ ports }: DeployedPorts, log: Log): void => {
  const untold = ports.messages.untold ?? []
  if (untold.length > 0) log.alarm('templates', { outcome: 'invalid', code: untold.join('/'), count: untold.length })
}

const serve = async (log: Log, metrics: HostMetrics): Promise<void> => {
  const settings = readHostSettings(process.env)
  const tls = tlsOf(settings)
  const deployed = await portsFromEnvironment(process.env, COLLECTIONS, log)
  await keepKeys({ ...deployed.ports, store: deployed.store })
  for (const ports of deployed.cities.values()) await keepKeys(ports)
  let stopping = false
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve())
  })
  const isStopping = (): boolean => stopping
  const cities = [...deployed.cities].map(
    ([code, ports]) => [code, partsOf(deployed, settings, metrics, isStopping, ports)] as const,
  )
  const app = createHost(partsOf(deployed, settings, metrics, isStopping), new Map(cities))
  const where = { host: settings.LISTEN, port: Number(settings.PORT), tls }
  const server = await listen(app.fetch, where)
  const everyMs = Number(settings.TIMER_SECONDS) * 1000
  const jobs = forEachCity({ first: deployed.ports, others: deployed.cities, clock: systemClock }, createClock)
  const timers = startTimers(deployed.store.runAlone, jobs, log, everyMs)
  tellUntold(deployed, log)
  log.info('listening', { count: server.port })
  await asked
  stopping = true
  log.info('stopping', {})
  log.info('stopped', { outcome: (await stopped(server, timers, deployed)) ? 'ok' : 'abandoned' })
}

/**
 * A store's own messages name hosts and files, never persons. Of all other errors only the stack frames are logged, because
 * their messages may quote personal data.
 */
const wordsOf = (error: unknown): string => {
  if (error instanceof StoreError) return error.message
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line)) : []
  return [`${error instanceof Error ? error.name : 'unknown'} ${codeOf(error)}`.trim(), ...frames].join('\n')
}

const failed = (log: Log, error: unknown): never => {
  if (error instanceof SettingsFault || error instanceof ForeignKeys) {
    process.stderr.write(`${error.message}\n`)
    process.exit(EXIT.settings)
  }
  log.alarm('failed', { error: error instanceof Error ? error.name : 'unknown' })
  process.stderr.write(`${wordsOf(error)}\n`)
  process.exit(EXIT.unavailable)
}

// files this process creates are readable by their owner only: stores, keys, backups, logs
process.umask(0o077)
const metrics = hostMetrics()
const log = metrics.watching(jsonLog(systemClock, (line) => void process.stdout.write(line)))
process.on('uncaughtException', (error) => failed(log, error))
serve(log, metrics).then(
  () => process.exit(0),
  (error: unknown) => failed(log, error),
)

import { createWriteStream, mkdirSync, readdirSync, rmSync, type WriteStream } from 'node:fs'
import path from 'node:path'
import { jsonLog } from '@cloud/adapters/json-log'
import { sealerOf } from '@cloud/adapters/sealing/sealer'
import { declared } from '@cloud/adapters/wechat/declare'
import { StoreError } from '@cloud/ports/doc-store'
import type { Log } from '@cloud/ports/world'
import type { Desk, DeskOptions } from '../../desk/desk'
import { type DeskClock, openDeskClock } from '../../desk/desk-clock'
import { openKeys } from '../../desk/desk-keys'
import { openDeskPeople } from '../../desk/desk-people'
import { inTurn } from '../../desk/in-turn'
import { type FunctionBundle, readBundles } from '../functions/bundles'
import { FunctionFailure } from '../functions/failure'
import { type FunctionsHost, openFunctions } from '../functions/host'
import { functionsPlug } from '../functions/plug'
import { openTemporaryKeys } from '../functions/temporary-keys'
import { openTokens } from '../functions/tokens'
import { type Gateway, type GatewayOptions, startGateway } from '../gateway'
import { type Account, openAccount } from '../openapi/account'
import { openapiPlug } from '../openapi/plug'
import { type Bucket, openBucket } from '../storage/bucket'
import { storagePlug } from '../storage/plug'
import { committedIn } from './committed'
import { openPhone } from './phone'
import { APPID, deskProgram, TEMPLATE_IDS } from './program'

export const ENV = 'desk-1a2b3c'
/** The path at which `web` answers browsers, as in a deployment. */
const WEB_PATH = '/office'
const INSTANCES = 3
const PUSH_LOOK_MS = 1000

export type WechatDeskOptions = DeskOptions & {
  /** `dist`: contains the built functions, the process around them, and the mini-program */
  readonly built: string
  /**
   * `single`: the gateway accepts one document per request in a transaction, which is all that is documented; default `batch`
   */
  readonly transactions?: 'batch' | 'single' | undefined
}

export type WechatDesk = Desk & {
  readonly gateway: Gateway
  readonly account: Account
  readonly bundles: ReadonlyMap<string, FunctionBundle>
  readonly functions: FunctionsHost
}

/** The names of everything the desk stores, deleted by `--fresh`. */
const OWN = /^(wechat\.db.*|wechat\.json.*|keys|files|clock\.json.*|people\.json.*|desk\.log|functions\.log)$/

const emptied = async (folder: string): Promise<void> => {
  // refuses while another desk uses the folder
  await (await startGateway({ folder, env: ENV, secret: { id: 'none', key: 'none' } })).close()
  for (const name of readdirSync(folder).filter((each) => OWN.test(each)))
    rmSync(path.join(folder, name), { recursive: true, force: true })
}

/** undefined when another desk is using the folder. */
export const openWechatDesk = async (options: WechatDeskOptions): Promise<WechatDesk | undefined> => {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  try {
    if (options.fresh) await emptied(options.folder)
    return await assembled(options)
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'unavailable') return undefined
    throw error
  }
}

const settingsOf = (
  { sealing, link }: ReturnType<typeof openKeys>,
  transactions: string,
): Readonly<Record<string, string>> => ({
  CLOUD_ENV: ENV,
  SEAL_KEYS: sealing.ring.map(({ id, key }) => `${id}:${key}`).join(','),
  HASH_KEY: sealing.hashKey,
  LINK_SECRET: link,
  CLOUD_TRANSACTIONS: transactions,
  TEMPLATES: [...TEMPLATE_IDS].map(([topic, id]) => `${topic}:${id}`).join(','),
})

const ended = (file: WriteStream): Promise<void> => new Promise((resolve) => file.end(() => resolve()))

const declareAll = (gateway: Gateway): void => {
  for (const { name, indexes } of declared.collections)
    gateway.declare(
      name,
      indexes.map((index) => ({
        name: index.name,
        fields: index.keys.map(({ field }) => field),
        unique: index.unique,
      })),
    )
}

type Platform = {
  readonly gateway: Gateway
  readonly functions: FunctionsHost
  readonly account: Account
  readonly bucket: Bucket
}

/** The platform around the bundles: functions, database, storage and WeChat's interfaces, on one port. */
const platformOf = async (
  { folder, built, transactions = 'batch' }: WechatDeskOptions,
  bundles: ReadonlyMap<string, FunctionBundle>,
  keys: ReturnType<typeof openKeys>,
  clock: DeskClock,
  print: (name: string, text: string) => void,
): Promise<Platform> => {
  const { now } = clock
  const secret = Buffer.from(keys.link)
  const temporary = openTemporaryKeys()
  const tokens = openTokens(secret)
  const account = openAccount(path.join(folder, 'wechat.json'), now)
  const bucket = openBucket(path.join(folder, 'files'), now)
  const started: { gateway?: Gateway } = {}
  const functions = openFunctions({
    bundles,
    env: ENV,
    appid: APPID,
    origin: () => started.gateway?.origin ?? '',
    key: temporary.issue,
    tokens,
    settings: settingsOf(keys, transactions),
    runner: path.join(built, 'desk', 'instance.cjs'),
    now,
    print,
    most: INSTANCES,
  })
  const options: GatewayOptions = {
    folder,
    clock: { now },
    env: ENV,
    secret: { id: 'desk', key: keys.link },
    temporary: temporary.find,
    strict: { transactions: transactions === 'single' },
    plugs: [
      storagePlug({ env: ENV, bucket, secret, now }),
      openapiPlug({
        account,
        now,
        program: deskProgram(path.join(built, 'weapp', 'app.json')),
        fetch: fetchHere,
        permissions: (token) => bundles.get(tokens.functionOf(token) ?? '')?.openapi,
      }),
      functionsPlug(functions, bundles.has('web') ? { [WEB_PATH]: 'web' } : {}),
    ],
  }
  const gateway = await startGateway(options)
  started.gateway = gateway
  declareAll(gateway)
  return { gateway, functions, account, bucket }
}

/** Downloads files for the content check, only from the desk's own storage. */
const fetchHere = async (url: string): Promise<Uint8Array | undefined> => {
  if (!/^http:\/\/127\.0\.0\.1:\d+\/cos\//.test(url)) return undefined
  const reply = await fetch(encodeURI(url))
  return reply.ok ? new Uint8Array(await reply.arrayBuffer()) : undefined
}

/** Logs the failure of a function by its code; the caller sees an outage. */
const alarming = async <R>(log: Log, name: string, work: Promise<R>): Promise<R> => {
  try {
    return await work
  } catch (error) {
    log.alarm('function', { job: name, error: error instanceof FunctionFailure ? error.code : 'unknown' })
    throw error
  }
}

const assembled = async (options: WechatDeskOptions): Promise<WechatDesk> => {
  const { folder, startsAt, built } = options
  const keys = openKeys(path.join(folder, 'keys'))
  const deskClock = openDeskClock(folder, startsAt)
  const [logFile, printed] = ['desk.log', 'functions.log'].map((name) =>
    createWriteStream(path.join(folder, name), { flags: 'a', mode: 0o600 }),
  ) as [WriteStream, WriteStream]
  const log = jsonLog(deskClock, (line) => void logFile.write(line))
  const bundles = readBundles(path.join(built, 'cloud'))
  const platform = await platformOf(options, bundles, keys, deskClock, (_name, text) => void printed.write(text))
  const { gateway, functions, account, bucket } = platform
  const clock: DeskClock = {
    ...deskClock,
    moveTo: (to) => {
      const moved = deskClock.moveTo(to)
      functions.tick()
      return moved
    },
  }
  const phone = openPhone({
    host: functions,
    account,
    bucket,
    env: ENV,
    origin: () => gateway.origin,
    templates: TEMPLATE_IDS,
  })
  const [api, documents] = [phone.call('api'), phone.call('documents')]
  const push = async (): Promise<void> => {
    for (const { event } of account.takeDue())
      await alarming(log, 'events', functions.invoke('events', event, { by: 'push' })).catch(() => undefined)
  }
  const timers = inTurn(async () => {
    for (const { name, error } of await functions.runTimers())
      log.alarm('function', { job: name, error: error instanceof FunctionFailure ? error.code : 'unknown' })
    await push()
  })
  const pushing = setInterval(() => void push(), PUSH_LOOK_MS)
  return {
    folder,
    ports: { store: committedIn(gateway), sealer: sealerOf(keys.sealing), clock, log },
    files: phone.files,
    clock,
    people: openDeskPeople(folder),
    api: (...call) => alarming(log, 'api', api(...call)),
    documents: (...call) => alarming(log, 'documents', documents(...call)),
    runTimers: timers.run,
    still: timers.still,
    cloud: () => gateway.origin,
    gateway,
    account,
    bundles,
    functions,
    close: async () => {
      clearInterval(pushing)
      await functions.close() // while the gateway still answers them
      await gateway.close()
      await ended(logFile)
      await ended(printed)
    },
  }
}

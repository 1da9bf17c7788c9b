import type { Collection, DocStore, StoreWalk } from '@cloud/ports/doc-store'
import type { Ports } from '@cloud/ports/index'
import type { Log, Sealer } from '@cloud/ports/world'
import type { OrgId } from '@domain/kernel/ids'
import type { MessageTopic } from '@domain/message/message'
import { cityOf, FIRST_CITY } from '@domain/organisation/cities'
import { contentKinds } from './content/kind'
import { diskFiles } from './files/disk'
import type { HostedFiles } from './files/hosted'
import { s3Files } from './files/s3'
import { randomIds } from './ids'
import { jsonLog } from './json-log'
import { openPostgres } from './postgres/store'
import { sealingOf } from './sealing/from-settings'
import { sealerOf } from './sealing/sealer'
import { type Env, type Keeping, readCityKeys, readKeeping, readWechat } from './settings'
import { setupCodeFrom } from './setup-code'
import { openSqlite } from './sqlite/store'
import { collectionsIn, partOf } from './store/part'
import { watched } from './store/watched'
import { systemClock } from './system-clock'
import { unconnected } from './unconnected'
import { type OverHttps, overHttps } from './wechat-https/index'

type OpenStore = DocStore &
  StoreWalk & {
    /** runs `work` unless another process holds this lock; returns whether it ran */
    runAlone(name: string, work: () => Promise<void>): Promise<boolean>
    close(): Promise<void> | void
  }

/** An SQLite file belongs to one process, so no other process can hold the lock. */
const alone: OpenStore['runAlone'] = async (_name, work) => {
  await work()
  return true
}

const openStore = async (settings: Keeping, collections: readonly Collection<never>[]): Promise<OpenStore> =>
  settings.STORE === 'sqlite'
    ? { ...openSqlite(settings.STORE_FILE ?? '', collections), runAlone: alone }
    : openPostgres(settings.DATABASE_URL ?? '', collections)

/** `city`: one of CITIES, which has keys of its own. */
export const sealerFromEnvironment = (env: Env, settings: Keeping, city?: string): Sealer =>
  city === undefined
    ? sealerOf(sealingOf(settings))
    : sealerOf(sealingOf({ ...settings, ...readCityKeys(env, city) }, settings.HASH_KEY))

export const filesFromEnvironment = (settings: Keeping): HostedFiles => {
  const { S3_ENDPOINT = '', S3_BUCKET = '', S3_REGION, S3_KEY_ID = '', S3_KEY = '', FILES_DIR = '' } = settings
  const common = { secret: settings.LINK_SECRET, clock: systemClock }
  if (settings.FILES === 'disk') return diskFiles({ folder: FILES_DIR, ...common })
  const where = { endpoint: S3_ENDPOINT, bucket: S3_BUCKET, region: S3_REGION, keyId: S3_KEY_ID, key: S3_KEY }
  return s3Files({ ...where, ...common })
}

type CityPorts = Ports & { readonly files: HostedFiles; readonly store: DocStore & StoreWalk }

export type DeployedPorts = {
  /** of the first city, which is mostly the only one */
  readonly ports: CityPorts
  /** of every other city, by its code */
  readonly cities: ReadonlyMap<string, CityPorts>
  readonly store: OpenStore
  /** undefined without the settings of a WeChat account */
  readonly wechat: OverHttps | undefined
  /** message topic by template id of the account */
  readonly topics: Readonly<Record<string, MessageTopic>>
  readonly close: () => Promise<void>
}

const toStdout = jsonLog(systemClock, (line) => void process.stdout.write(line))

/**
 * The ports of a federation's own server, from its environment. All settings are checked before the first request:
 * SettingsFault for settings, StoreError `unavailable` when the store cannot be reached.
 */
export const portsFromEnvironment = async (
  env: Env,
  collections: readonly Collection<never>[],
  log: Log = toStdout,
): Promise<DeployedPorts> => {
  const settings = readKeeping(env)
  const account = readWechat(env)
  const files = filesFromEnvironment(settings)
  const wechat = overHttps(account, systemClock, log)
  const sealers = new Map(settings.CITIES.map((code) => [code, sealerFromEnvironment(env, settings, code)]))
  const sealer = sealerFromEnvironment(env, settings)
  const whole = await openStore(settings, collectionsIn(collections, settings.CITIES))
  const { messages, content, phone, codes } = wechat ?? unconnected
  const portsIn = (sealer: Sealer, store: DocStore & StoreWalk, city: OrgId): CityPorts => ({
    ...{ city, store: watched(store, log), files, kinds: contentKinds },
    ...{ messages, content, phone, codes, sealer, log },
    setup: setupCodeFrom(env),
    ...{ clock: systemClock, ids: randomIds },
  })
  const store = settings.CITIES.length === 0 ? whole : { ...whole, ...partOf(whole, FIRST_CITY) }
  return {
    ports: portsIn(sealer, store, FIRST_CITY),
    cities: new Map([...sealers].map(([code, own]) => [code, portsIn(own, partOf(whole, cityOf(code)), cityOf(code))])),
    store,
    wechat,
    topics: Object.fromEntries(account.TEMPLATES.flatMap((each) => (each ? [[each.id, each.topic]] : []))),
    close: async () => store.close(),
  }
}

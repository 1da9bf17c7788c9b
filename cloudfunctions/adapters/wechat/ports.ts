import type { Collection, DocStore, StoreWalk } from '@cloud/ports/doc-store'
import { faultName } from '@cloud/ports/fault-name'
import type { Ports } from '@cloud/ports/index'
import type { Log, Sealer } from '@cloud/ports/world'
import type { OrgId } from '@domain/kernel/ids'
import type { MessageTopic } from '@domain/message/message'
import { cityOf, FIRST_CITY } from '@domain/organisation/cities'
import * as z from 'zod/mini'
import type { Identity } from '../../ports/identity'
import { contentKinds } from '../content/kind'
import type { HostedFiles } from '../files/hosted'
import { randomIds } from '../ids'
import { jsonLog } from '../json-log'
import { sealingOf } from '../sealing/from-settings'
import { sealerOf } from '../sealing/sealer'
import { Cities, Ring, readCityKeys, readSettings, Templates } from '../settings'
import { setupCodeFrom } from '../setup-code'
import { collectionsIn, partOf } from '../store/part'
import { watched } from '../store/watched'
import { systemClock } from '../system-clock'
import { httpsContentCheck } from '../wechat-https/content-check'
import { byTopic, httpsMessages } from '../wechat-https/messages'
import { httpsMiniCodes } from '../wechat-https/mini-codes'
import { httpsPhone } from '../wechat-https/phone'
import { callsInCloud } from './calls'
import { cloudFiles } from './files'
import { identityOf } from './identity'
import { type Env, loadSdk } from './sdk'
import { type CloudStore, openCloudStore } from './store/store'

const Text = z.string().check(z.minLength(1))

const Settings = z.object({
  SEAL_KEYS: Ring,
  /** 32 bytes in base64; never changed once there is data */
  HASH_KEY: Text,
  /** sm: SM4 and SM3 instead of AES and SHA-256; chosen before there is data */
  SEAL_SUITE: z._default(z.enum(['aes', 'sm']), 'aes'),
  /** signs links and tickets that pass through the web desk's function; at least 32 characters */
  LINK_SECRET: z.string().check(z.minLength(32)),
  CITIES: Cities,
  /** the cloud environment; default: the environment the function runs in */
  CLOUD_ENV: z.optional(Text),
  /** `progress:<template id>,wanted:<template id>:thing4.date2.thing7`: the account's subscribe-message templates */
  TEMPLATES: z._default(Templates.check(z.refine((all) => !all.includes(undefined))), []),
  /** the version of the mini-program that messages and QR codes open */
  WECHAT_STATE: z._default(z.enum(['formal', 'trial', 'developer']), 'formal'),
  /**
   * `single`: one document per request within a transaction, which is all that is documented; the smoke test finds out which
   * one works
   */
  CLOUD_TRANSACTIONS: z._default(z.enum(['batch', 'single']), 'batch'),
})

/** One city's part: its ports, the same with files as browsers reach them (for the web desk's function), and its store. */
export type CloudPart = {
  readonly ports: Ports
  readonly webPorts: Ports & { readonly files: HostedFiles }
  readonly store: DocStore & StoreWalk
}

export type CloudPorts = {
  readonly parts: { readonly first: CloudPart; readonly others: ReadonlyMap<string, CloudPart> }
  readonly store: CloudStore
  /** the caller of the call being answered */
  readonly identity: () => Identity
  /** the topic of each template id of the account */
  readonly topics: Readonly<Record<string, MessageTopic>>
}

const toStdout = jsonLog(systemClock, (line) => void process.stdout.write(line))

const opened = async (env: Env, collections: readonly Collection<never>[], log: Log): Promise<CloudPorts> => {
  const settings = readSettings(Settings, env)
  const sealer = sealerOf(sealingOf(settings))
  const sealers = new Map(
    settings.CITIES.map((code) => [
      code,
      sealerOf(sealingOf({ ...settings, ...readCityKeys(env, code) }, settings.HASH_KEY)),
    ]),
  )
  const setup = setupCodeFrom(env)
  const sdk = await loadSdk(env)
  const batches = settings.CLOUD_TRANSACTIONS === 'batch'
  const whole = collectionsIn(collections, settings.CITIES)
  const store = openCloudStore({ env, database: sdk.database({ throwOnNotFound: false }), batches }, whole)
  const hash = (text: string): string => sealer.hash(text, 'code')
  const files = cloudFiles({ env, sdk, hash, secret: settings.LINK_SECRET, clock: systemClock })
  const calls = callsInCloud(env, sdk)
  const templates = settings.TEMPLATES.flatMap((each) => each ?? [])
  const state = settings.WECHAT_STATE
  const partIn = (own: Sealer, part: DocStore & StoreWalk, city: OrgId): CloudPart => {
    const ports: Ports = {
      ...{ city, store: watched(part, log), files: files.forPhones, kinds: contentKinds },
      messages: httpsMessages(calls, byTopic(templates), state, log),
      content: httpsContentCheck(calls, undefined, log),
      phone: httpsPhone(calls, log),
      codes: httpsMiniCodes(calls, state, log),
      ...{ sealer: own, setup, clock: systemClock, ids: randomIds, log },
    }
    return { ports, webPorts: { ...ports, files: files.forWeb }, store: part }
  }
  const first = sealers.size === 0 ? store : partOf(store, FIRST_CITY)
  return {
    parts: {
      first: partIn(sealer, first, FIRST_CITY),
      others: new Map(
        [...sealers].map(([code, own]) => [code, partIn(own, partOf(store, cityOf(code)), cityOf(code))]),
      ),
    },
    store,
    identity: () => identityOf(sdk, env),
    topics: Object.fromEntries(templates.map(({ topic, id }) => [id, topic])),
  }
}

/**
 * The ports of a function in WeChat's cloud. Everything is checked before the first request: SettingsFault names missing or
 * wrong settings, StoreError `unavailable` means the platform gave no keys; both are logged.
 */
export const portsInWechat = async (
  env: Env,
  collections: readonly Collection<never>[],
  log: Log = toStdout,
): Promise<CloudPorts> => {
  try {
    return await opened(env, collections, log)
  } catch (error) {
    log.alarm('start', { outcome: 'unavailable', error: error instanceof Error ? error.message : faultName(error) })
    throw error
  }
}

import { MESSAGE_TOPICS, type MessageTopic } from '@domain/message/message'
import { CityCode } from '@domain/organisation/cities'
import * as z from 'zod/mini'

/** Names every setting that is missing or wrong, never a value. */
export class SettingsFault extends Error {
  override readonly name = 'SettingsFault'
}

export type Env = Readonly<Record<string, string | undefined>>

/** A setting that lists several values, separated by commas. */
const listOf = <T>(read: (part: string) => T) =>
  z.pipe(
    z.string(),
    z.transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .map(read),
    ),
  )

/** `new:<base64>,old:<base64>`: the first key seals, all of them open. */
export const Ring = listOf((part) => {
  const colon = part.indexOf(':')
  return { id: part.slice(0, Math.max(colon, 0)), key: part.slice(colon + 1) }
})

/** One of the account's message templates: its id, and its names for our three fields (`thing1`, `date2`, `thing3`). */
export type Template = { readonly topic: MessageTopic; readonly id: string; readonly fields: readonly string[] }
const OWN_FIELDS = 'thing1.date2.thing3'
const FIELDS = /^thing\d{1,2}\.(date|time)\d{1,2}\.thing\d{1,2}$/

/**
 * `progress:<template id>` or `progress:<template id>:thing4.date2.thing7`, where the template numbers its fields differently;
 * undefined for any other text.
 */
const templateIn = (part: string): Template | undefined => {
  const [name, id = '', fields = OWN_FIELDS] = part.split(':', 3)
  const topic = MESSAGE_TOPICS.find((each) => each === name)
  if (topic === undefined || !/^[\w-]{1,80}$/.test(id) || !FIELDS.test(fields)) return undefined
  return { topic, id, fields: fields.split('.') }
}
export const Templates = listOf(templateIn)

const Text = z.string().check(z.minLength(1))
const isCityCode = (text: string): boolean => CityCode.safeParse(text).success
/** The address used by people and phones: `https://bangfu.example.gov.cn`, without a path. */
export const PublicUrl = z.string().check(z.regex(/^https?:\/\/[^\s/?#]+$/))
const HttpAddress = z.string().check(z.regex(/^https?:\/\/[^\s/?#]+\/?$/))

/** The cities of the installation beside the first, by their codes: `4406,4408`. Each has keys of its own: SEAL_KEYS_4406, HASH_KEY_4406. */
export const Cities = z._default(listOf((part) => part).check(z.refine((all) => all.every(isCityCode))), [])

/** How documents, files and sealed fields are stored. Each choice requires further settings. */
const Keeping = z.object({
  /** `sqlite`: one process, one file. `postgres`: one process, or several behind a load balancer */
  STORE: z._default(z.enum(['sqlite', 'postgres']), 'sqlite'),
  /** path of the SQLite file; its folder must exist */
  STORE_FILE: z.optional(Text),
  /** `postgres://user:password@host:5432/database` */
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\/\S+$/))),
  FILES: z._default(z.enum(['disk', 's3']), 'disk'),
  /** folder of the uploaded files; with several processes it must be shared by all */
  FILES_DIR: z.optional(Text),
  S3_ENDPOINT: z.optional(HttpAddress),
  S3_BUCKET: z.optional(z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/))),
  S3_REGION: z._default(Text, 'us-east-1'),
  S3_KEY_ID: z.optional(Text),
  S3_KEY: z.optional(Text),
  SEAL_KEYS: Ring,
  /** 32 bytes in base64; never changed once there is data */
  HASH_KEY: Text,
  /** sm: SM4 and SM3 instead of AES and SHA-256; chosen before there is data */
  SEAL_SUITE: z._default(z.enum(['aes', 'sm']), 'aes'),
  /** signs upload tickets and links; at least 32 characters, the same in every process */
  LINK_SECRET: z.string().check(z.minLength(32)),
  CITIES: Cities,
})

/** The mini-program's account with WeChat. Without it no message is sent to phones and no phone can sign in. */
const Wechat = z.object({
  WECHAT_APPID: z.optional(z.string().check(z.regex(/^wx[0-9a-f]{16}$/))),
  WECHAT_SECRET: z.optional(Text),
  WECHAT_API: z._default(HttpAddress, 'https://api.weixin.qq.com'),
  /** the version of the mini-program that messages and QR codes open */
  WECHAT_STATE: z._default(z.enum(['formal', 'trial', 'developer']), 'formal'),
  /** `progress:<template id>,wanted:<template id>:thing4.date2.thing7`: the account's subscribe-message templates */
  TEMPLATES: z._default(Templates.check(z.refine((all) => !all.includes(undefined))), []),
  /** WeChat's content check fetches pictures from this address; without it pictures are not checked */
  PUBLIC_URL: z.optional(PublicUrl),
  /** token and EncodingAESKey of the message push, as entered in WeChat's console */
  WECHAT_PUSH_TOKEN: z.optional(z.string().check(z.regex(/^[0-9A-Za-z]{3,32}$/))),
  WECHAT_PUSH_KEY: z.optional(z.string().check(z.regex(/^[0-9A-Za-z+/]{43}$/))),
})

export type Keeping = z.infer<typeof Keeping>
export type Wechat = z.infer<typeof Wechat>

/** Settings that are required by the value of another setting and missing. */
const need = <T extends object>(settings: T, names: readonly (keyof T & string)[]): readonly string[] =>
  names.filter((name) => settings[name] === undefined)

const neededBy = (settings: Keeping): readonly string[] => [
  ...need(settings, settings.STORE === 'sqlite' ? ['STORE_FILE'] : ['DATABASE_URL']),
  ...need(settings, settings.FILES === 'disk' ? ['FILES_DIR'] : ['S3_ENDPOINT', 'S3_BUCKET', 'S3_KEY_ID', 'S3_KEY']),
]

/** Settings that are useless without each other. */
const neededByWechat = (settings: Wechat): readonly string[] => {
  const { WECHAT_APPID, WECHAT_SECRET, WECHAT_PUSH_TOKEN, WECHAT_PUSH_KEY } = settings
  const account = WECHAT_APPID ?? WECHAT_SECRET ?? WECHAT_PUSH_TOKEN
  return [
    ...(account === undefined ? [] : need(settings, ['WECHAT_APPID', 'WECHAT_SECRET'])),
    ...(WECHAT_PUSH_KEY === undefined ? [] : need(settings, ['WECHAT_PUSH_TOKEN'])),
  ]
}

/** Parses `env`; an empty setting counts as missing. SettingsFault lists all errors together. */
export const readSettings = <S extends z.ZodMiniObject>(
  schema: S,
  env: Env,
  needed: (settings: z.infer<S>) => readonly string[] = () => [],
): z.infer<S> => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const settings = schema.safeParse(given)
  const wrong = settings.success ? needed(settings.data) : settings.error.issues.map((issue) => String(issue.path[0]))
  if (settings.success && wrong.length === 0) return settings.data
  throw new SettingsFault(`settings missing or wrong: ${[...new Set(wrong)].join(', ')}`)
}

export const readKeeping = (env: Env): Keeping => readSettings(Keeping, env, neededBy)
export const readWechat = (env: Env): Wechat => readSettings(Wechat, env, neededByWechat)

const CityKeys = z.object({ SEAL_KEYS: Ring, HASH_KEY: Text })
type CityKeys = z.infer<typeof CityKeys>

/** The keys of one of CITIES. SettingsFault names those that are missing. */
export const readCityKeys = (env: Env, code: string): CityKeys => {
  const nameIn = (name: string): string => `${name}_${code}`
  const read = CityKeys.safeParse({ SEAL_KEYS: env[nameIn('SEAL_KEYS')], HASH_KEY: env[nameIn('HASH_KEY')] })
  if (read.success) return read.data
  const wrong = read.error.issues.map((issue) => nameIn(String(issue.path[0])))
  throw new SettingsFault(`settings missing or wrong: ${[...new Set(wrong)].join(', ')}`)
}

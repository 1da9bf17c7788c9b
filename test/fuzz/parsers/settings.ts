import { readFileSync } from 'node:fs'
import { sealingOf } from '@cloud/adapters/sealing/from-settings'
import { readKeeping, readWechat } from '@cloud/adapters/settings'
import { setupCodeFrom } from '@cloud/adapters/setup-code'
import { readHostSettings } from '@cloud/host/settings'
import { readFounding } from '@cloud/maintenance/founding-file'
import { jsonForm } from '../mutate/json'
import { bytesOf, jsonBytes, jsonIn, type Parser, textOf } from '../parser'

const KEY = Buffer.alloc(32, 7).toString('base64')
const SETTINGS: readonly Readonly<Record<string, string>>[] = [
  {
    STORE: 'sqlite',
    STORE_FILE: '/data/store.db',
    FILES_DIR: '/data/files',
    SEAL_KEYS: `new:${KEY},old:${KEY}`,
    HASH_KEY: KEY,
    LINK_SECRET: 'a secret of more than thirty-two letters',
    SETUP_CODE: 'a-long-setup-code-1',
    PORT: '8080',
    TRUSTED_PROXIES: '10.0.0.0/8, ::1',
  },
  {
    STORE: 'postgres',
    DATABASE_URL: 'postgres://user:password@host:5432/database',
    FILES: 's3',
    S3_ENDPOINT: 'https://s3.invalid',
    S3_BUCKET: 'bangfu',
    S3_KEY_ID: 'id',
    S3_KEY: 'key',
    SEAL_KEYS: `one:${KEY}`,
    HASH_KEY: KEY,
    LINK_SECRET: 'a secret of more than thirty-two letters',
    WECHAT_APPID: 'wx0123456789abcdef',
    WECHAT_SECRET: 'secret',
    TEMPLATES: 'payment:T-1:thing4.date2.thing7,progress:T-2',
    PUBLIC_URL: 'https://bangfu.invalid',
  },
]

/** The settings of a server: wrong ones are named at the start. */
export const SETTINGS_PARSER: Parser = {
  name: 'settings',
  modules: [
    'cloudfunctions/adapters/settings.ts',
    'cloudfunctions/host/settings.ts',
    'cloudfunctions/adapters/setup-code.ts',
    'cloudfunctions/adapters/sealing/key-ring.ts',
  ],
  mutate: [jsonForm],
  open: () => ({
    samples: SETTINGS.map(jsonBytes),
    take: (input) => {
      const given = jsonIn(input)
      if (typeof given !== 'object' || given === null) return 'first'
      const env = Object.fromEntries(
        Object.entries(given).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      )
      try {
        readWechat(env)
        readHostSettings(env)
        setupCodeFrom(env)
        sealingOf(readKeeping(env))
        return 'accepted'
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'SettingsFault') throw error
        return 'deeper'
      }
    },
  }),
}

/** A file from which a city is founded: wrong places are named. */
export const FOUNDING_PARSER: Parser = {
  name: 'founding-file',
  modules: ['cloudfunctions/maintenance/founding-file.ts', 'domain/organisation/founding.ts'],
  mutate: [jsonForm],
  open: () => ({
    samples: ['jiangmen.json', 'prefecture.json'].map((file) =>
      bytesOf(readFileSync(`local/founding/${file}`, 'utf8')),
    ),
    take: (input) => {
      const read = readFounding(textOf(input))
      if ('cities' in read) return 'accepted'
      return 'misread' in read && read.misread.length === 0 ? 'first' : 'deeper'
    },
  }),
}

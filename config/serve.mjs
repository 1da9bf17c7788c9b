// `npm run serve`: the federation's own server from this working copy, with the settings in ./server.env (never in git).
// `DATABASE_URL=postgres://… npm run serve -- --init` first writes that file with new keys; without DATABASE_URL the documents
// are stored in ./data in one SQLite file. docs/self-hosted contains the settings, a service unit and a compose file.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'
import { at, root } from './rooms.mjs'

const { values } = parseArgs({ options: { init: { type: 'boolean' }, env: { type: 'string' } } })
const file = values.env ?? at('server.env')

/** Settings with new keys: a person who has the keys can read every sealed field, and without the keys no field can be read. */
const freshSettings = () => {
  const { DATABASE_URL } = process.env
  const store = DATABASE_URL
    ? `STORE=postgres\nDATABASE_URL=${DATABASE_URL}`
    : `STORE=sqlite\nSTORE_FILE=${at('data/store.db')}`
  const key = () => randomBytes(32).toString('base64')
  return `# Settings of this server. Keep a copy apart from the data: without the keys nothing sealed can be read again.
${store}
FILES=disk
FILES_DIR=${at('data/files')}
SEAL_KEYS=${new Date().getFullYear()}:${key()}
HASH_KEY=${key()}
LINK_SECRET=${randomBytes(32).toString('base64url')}
# The first administrator founds the city with it, in the mini-program.
SETUP_CODE=${randomBytes(12).toString('base64url')}
`
}

if (values.init) {
  if (existsSync(file)) {
    console.error(`${file} 已经有了。密钥不能换掉：先把它移走，才能重新生成。`)
    process.exit(1)
  }
  mkdirSync(at('data/files'), { recursive: true, mode: 0o700 })
  writeFileSync(file, freshSettings(), { mode: 0o600, flag: 'wx' })
  console.error(`已写好 ${file}（只有本账号可读）。请另存一份密钥，丢了数据就打不开了。`)
}
if (existsSync(file)) process.loadEnvFile(file)
else if (!process.env['SEAL_KEYS']) {
  console.error(`没有 ${file}。第一次请运行：DATABASE_URL=postgres://用户:口令@主机/库 npm run serve -- --init`)
  process.exit(1)
}

const { status } = spawnSync(process.execPath, ['config/build-if-stale.mjs', 'h5', 'server'], {
  cwd: root,
  stdio: 'inherit',
})
if (status !== 0) process.exit(status ?? 1)
const main = at('dist/server/main.cjs')
process.argv[1] = main
createRequire(import.meta.url)(main)

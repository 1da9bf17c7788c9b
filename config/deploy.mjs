// `npm run deploy -- [what] [--drop-old-indexes] [--as-built]`: deploys the product to WeChat's cloud. What: check (settings
// and plan only, no request), database, functions, phone, rollback, clicks, secrets; default: database, functions, phone.
// Idempotent: every step reads the present state and changes only what differs.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { clicks } from './deploy/clicks.mjs'
import { openConsole } from './deploy/console.mjs'
import { deployDatabase } from './deploy/database.mjs'
import { deployFunctions, FUNCTIONS } from './deploy/functions.mjs'
import { deployments, digestOf, keep } from './deploy/history.mjs'
import { buildPhone, uploadPhone } from './deploy/phone.mjs'
import { readSettings } from './deploy/settings.mjs'
import { at, root } from './rooms.mjs'
import { templateIds, warningFor } from './templates.mjs'

const CLOUD = at('dist/cloud')
/** The folder to upload: the built bundles, with the web desk's pages inside the function that serves them. */
const STAGED = at('.cache/deploy/cloud')
const FLAGS = ['--drop-old-indexes', '--as-built']
const WORDS = ['check', 'database', 'functions', 'phone', 'rollback', 'clicks', 'secrets']

const say = (/** @type {string} */ text) => console.log(text)
/** @param {string[]} lines @returns {never} */
const fail = (...lines) => {
  for (const line of lines) console.error(line)
  process.exit(1)
}

const commit = () =>
  spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout?.trim() || 'unknown'
const version = () => String(JSON.parse(readFileSync(at('package.json'), 'utf8')).version)
const declared = () => JSON.parse(readFileSync(at('cloudfunctions/adapters/wechat/indexes.json'), 'utf8'))

/** @param {string[]} targets */
const build = (...targets) => {
  const { status } = spawnSync(process.execPath, ['config/build-if-stale.mjs', ...targets], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) fail('没有构建成功，什么都没有部署')
}

/**
 * Generates the keys of a new environment. A lost key makes every sealed field unreadable, so an existing key is never
 * overwritten.
 */
const secrets = () => {
  const file = at('deploy.env')
  const told = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const fresh = {
    SEAL_KEYS: `k${new Date().getUTCFullYear()}:${randomBytes(32).toString('base64')}`,
    HASH_KEY: randomBytes(32).toString('base64'),
    LINK_SECRET: randomBytes(32).toString('base64url'),
    SETUP_CODE: randomBytes(18).toString('base64url'),
  }
  const missing = Object.entries(fresh).filter(([name]) => !new RegExp(`^${name}=`, 'm').test(told))
  appendFileSync(file, missing.map(([name, value]) => `${name}=${value}\n`).join(''), { mode: 0o600 })
  say(
    missing.length === 0
      ? 'deploy.env 里的密钥都在，没有改动'
      : `已写入 deploy.env：${missing.map(([name]) => name).join('、')}`,
  )
  say('请把 deploy.env 另存一份到保险柜里的 U 盘：SEAL_KEYS 和 HASH_KEY 丢了，已加密的身份证号等谁也读不出来')
}

/** @param {('cloud' | 'phone')[]} parts */
const settled = (parts) => {
  const { settings, faults } = readSettings(parts, process.env)
  if (faults.length > 0) fail('设置不全，一个请求都没有发出：', ...faults.map((fault) => `  ${fault}`))
  return settings
}

/** @param {Readonly<Record<string, string>>} settings */
const warn = (settings) => {
  const warning = warningFor(templateIds(settings['TEMPLATES'] ?? '') ?? {})
  if (warning !== undefined) say(warning)
}

/** @param {string} from @param {Readonly<Record<string, string>>} settings */
const putFunctions = async (from, settings) => {
  const missing = FUNCTIONS.filter((name) => !existsSync(path.join(from, name, 'index.js')))
  if (missing.length > 0) fail(`没有构建好的云函数：${missing.join('、')}`)
  await deployFunctions(openConsole(settings), from, settings, say)
}

/**
 * @param {string[]} words @param {{ dropOld: boolean, asBuilt: boolean }} how `asBuilt`: deploys dist/ without building it
 * again
 */
const deploy = async (words, { dropOld, asBuilt }) => {
  const wants = (/** @type {string} */ word) => words.length === 0 || words.includes(word)
  const cloud = wants('database') || wants('functions')
  const settings = settled(wants('phone') ? (cloud ? ['cloud', 'phone'] : ['phone']) : ['cloud'])
  if (wants('functions')) {
    warn(settings)
    if (!asBuilt) build('h5', 'cloud')
    rmSync(STAGED, { recursive: true, force: true })
    cpSync(CLOUD, STAGED, { recursive: true })
    // pages and calls have one origin and one version; compressed copies are left out, because the platform does not document
    // whether it passes on compressed bodies
    const plain = (/** @type {string} */ file) => !/\.(br|gz)$/.test(file)
    cpSync(at('dist/h5'), path.join(STAGED, 'web/pages'), { recursive: true, filter: plain })
  }
  if (wants('phone') && !asBuilt) buildPhone(settings)
  if (wants('database')) await deployDatabase(openConsole(settings), declared(), { dropOld, say })
  if (wants('functions')) {
    await putFunctions(STAGED, settings)
    const functions = Object.fromEntries(FUNCTIONS.map((name) => [name, digestOf(path.join(STAGED, name))]))
    keep(settings['CLOUD_ENV'] ?? '', STAGED, {
      at: new Date().toISOString(),
      commit: commit(),
      version: version(),
      functions,
    })
  }
  if (wants('phone')) uploadPhone(settings, { version: version(), commit: commit() })
  say('\n还要由人点几下：')
  for (const [i, click] of clicks(CLOUD).entries()) say(`  ${i + 1}. ${click}`)
}

const rollback = async () => {
  const settings = settled(['cloud'])
  const [current, before] = deployments(settings['CLOUD_ENV'] ?? '')
  if (current === undefined || before === undefined) fail('这台机器上没有更早的一次部署可退回')
  say(`退回到 ${before.record.at}（版本 ${before.record.version}，提交 ${before.record.commit.slice(0, 10)}）`)
  await putFunctions(path.join(before.folder, 'cloud'), settings)
  keep(settings['CLOUD_ENV'] ?? '', path.join(before.folder, 'cloud'), {
    ...before.record,
    at: new Date().toISOString(),
  })
  say('云函数和网页已退回；小程序在公众平台“版本管理”里回退。数据不动：新版写的单子旧版也读得了')
}

const main = async () => {
  const told = process.argv.slice(2)
  const words = told.filter((each) => !each.startsWith('--'))
  const flags = told.filter((each) => each.startsWith('--'))
  const unknown = [...words.filter((each) => !WORDS.includes(each)), ...flags.filter((each) => !FLAGS.includes(each))]
  if (unknown.length > 0) fail(`不认识：${unknown.join(' ')}。可用：${[...WORDS, ...FLAGS].join(' ')}`)
  if (words.includes('secrets')) return secrets()
  if (words.includes('clicks')) return say(clicks(CLOUD).join('\n'))
  if (words.includes('rollback')) return rollback()
  if (words.includes('check')) {
    warn(settled(['cloud', 'phone']))
    return say(
      `设置齐全。将部署 ${declared().collections.length} 个集合、云函数 ${FUNCTIONS.join('、')} 和小程序 ${version()}`,
    )
  }
  return deploy(words, { dropOld: flags.includes('--drop-old-indexes'), asBuilt: flags.includes('--as-built') })
}

main().catch((error) => fail(error instanceof Error ? error.message : String(error)))

// node config/build-if-stale.mjs [--force] [weapp|h5|cloud|desk|server|simulation|teeth]...   (no target: all but the last two)
// Builds a target only if its inputs have changed since its last build; --force builds it anyway.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { compressPages } from './compress-pages.mjs'
import { digestOf } from './digest.cjs'
import { at, cloudEntries, root } from './rooms.mjs'
import { templateIds, templatesTold, warningFor } from './templates.mjs'

const run = promisify(execFile)
const shared = ['domain', 'config', 'package.json', 'package-lock.json', 'tsconfig.base.json']
const client = [...shared, 'src', 'types', 'babel.config.js', 'project.config.json']
const taro = (/** @type {string} */ type) => [
  'node_modules/@tarojs/cli/bin/taro',
  'build',
  '--type',
  type,
  '--no-check',
]

/** @type {Record<string, { inputs: string[], output: string, command: string[], entry: () => boolean, onlyNamed?: boolean, finish?: () => void }>} */
const targets = {
  weapp: {
    inputs: client,
    output: 'dist/weapp/app.json',
    command: taro('weapp'),
    entry: () => existsSync(at('src/app.tsx')),
  },
  h5: {
    inputs: client,
    output: 'dist/h5/index.html',
    command: taro('h5'),
    entry: () => existsSync(at('src/app.tsx')),
    finish: () => compressPages(at('dist/h5')),
  },
  cloud: {
    inputs: [...shared, 'cloudfunctions'],
    output: 'dist/cloud',
    command: ['config/build-cloud.mjs'],
    entry: () => cloudEntries().length > 0,
  },
  desk: {
    inputs: [...shared, 'cloudfunctions', 'local'],
    output: 'dist/desk/main.cjs',
    command: ['config/build-desk.mjs'],
    entry: () => existsSync(at('local/main.ts')),
  },
  simulation: {
    inputs: [...shared, 'cloudfunctions', 'local'],
    output: 'dist/simulation/main.cjs',
    command: ['config/build-simulation.mjs'],
    entry: () => existsSync(at('local/simulation/main.ts')),
    onlyNamed: true,
  },
  teeth: {
    inputs: [...shared, 'cloudfunctions', 'local'],
    output: 'dist/simulation/teeth',
    command: ['config/build-simulation.mjs', '--teeth'],
    entry: () => existsSync(at('local/simulation/teeth')),
    onlyNamed: true,
  },
  server: {
    inputs: [...shared, 'cloudfunctions'],
    output: 'dist/server/main.cjs',
    command: ['config/build-server.mjs'],
    entry: () => existsSync(at('cloudfunctions/host/main.ts')),
  },
}

const templates = templateIds(templatesTold(process.env))
if (templates === undefined) {
  console.error('TEMPLATES 不对：应为 progress:模板ID,wanted:模板ID:thing4.date2.thing7 这样，用逗号隔开')
  process.exit(1)
}
/** settings that are compiled into the build */
const within = { TEMPLATE_IDS: JSON.stringify(templates), SERVER_URL: process.env['SERVER_URL'] ?? '' }

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/**
 * Two concurrent builds of one target would overwrite each other, so the second waits for the first.
 * @param {string} lock
 */
const takeLock = async (lock) => {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return
    } catch {
      const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
      if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true })
      else await sleep(300)
    }
  }
}

/** @param {string} name @param {boolean} force */
const build = async (name, force) => {
  const target = targets[name]
  if (!target) throw new Error(`no such target: ${name} (there are ${Object.keys(targets).join(', ')})`)
  const stamp = at(`dist/.stamp-${name}`)
  const lock = at(`dist/.lock-${name}`)
  mkdirSync(at('dist'), { recursive: true })
  await takeLock(lock)
  try {
    const settings = Object.entries(within).map(([key, value]) => `\0${key}=${value}`)
    const digest = digestOf([process.version, ...settings].join(''), target.inputs)
    const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === digest && existsSync(at(target.output))
    if (fresh && !force) return
    const started = Date.now()
    rmSync(stamp, { force: true }) // an interrupted build must not count as finished
    const { stdout, stderr, ...ended } = await run(process.execPath, target.command, {
      cwd: root,
      env: { ...process.env, ...within, NODE_ENV: 'production' },
      maxBuffer: 64 * 1024 * 1024,
    }).catch((broken) => broken)
    if (ended.code !== undefined || !existsSync(at(target.output))) {
      console.error(`${stdout}\n${stderr}`)
      console.error(`${name}: the build failed`)
      process.exitCode = 1
      return
    }
    target.finish?.()
    writeFileSync(stamp, digest)
    console.log(`${name}: built in ${((Date.now() - started) / 1000).toFixed(1)} s`)
  } finally {
    rmSync(lock, { force: true })
  }
}

const force = process.argv.includes('--force')
const named = process.argv.slice(2).filter((each) => !each.startsWith('--'))
const wanted = named.length > 0 ? named : Object.keys(targets).filter((name) => !targets[name]?.onlyNamed)
const buildable = wanted.filter((name) => targets[name]?.entry() ?? true)
for (const name of wanted)
  if (!buildable.includes(name)) console.error(`${name}: not in this tree yet, nothing to build`)
if (buildable.length === 0) process.exitCode = 1
const delivered = process.env['SERVER_URL'] || process.env['CLOUD_ENV']
const warning = buildable.includes('weapp') && delivered ? warningFor(templates) : undefined
if (warning !== undefined) console.error(warning)
// side by side: none reads what another makes, and one alone leaves half of the machine idle
await Promise.all(buildable.map((name) => build(name, force)))

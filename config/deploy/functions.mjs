// The cloud functions in the order of their deployment: each function finds the functions it calls, so functions that no other
// function calls come first and `api` last.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** @typedef {import('./console.mjs').Console} Console */
/** @typedef {{ timeout: number, memory: number }} Size */

/** Pinned, because a new function would get the platform's present default. */
const RUNTIME = 'Nodejs24.11'
/** What the tests have run on. The platform cannot change a function's runtime, so one of these is updated as it stands. */
const RUNS_ON = [RUNTIME, 'Nodejs22.21', 'Nodejs20.19']
const UNSUPPORTED = 'Nodejs20.19'

export const FUNCTIONS = ['events', 'clock', 'documents', 'web', 'api']

/** The path of the web desk; `/` would occupy the whole domain. */
const PATHS = { web: '/office' }

/**
 * The settings passed to the functions. Names only; the platform shows the values to every person with access to the console.
 */
const SEEN = [
  'SEAL_KEYS',
  'HASH_KEY',
  'CITIES',
  'SEAL_SUITE',
  'LINK_SECRET',
  'TEMPLATES',
  'SETUP_CODE',
  'CLOUD_ENV',
  'CLOUD_TRANSACTIONS',
  'WECHAT_STATE',
]

/**
 * The function's own `config.json`, which the desk's gateway applies too.
 * @param {string} folder
 */
const configIn = (folder) => {
  const file = path.join(folder, 'config.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

/** @param {string} folder @returns {import('./console.mjs').Trigger[]} */
const triggersIn = (folder) => configIn(folder).triggers ?? []

/**
 * Seconds and MB. The platform kills a function at its timeout; the store's own timeouts are well below it.
 * @param {string} folder @returns {Size}
 */
const sizeIn = (folder) => {
  const { timeout = 20, memorySize = 256 } = configIn(folder)
  return { timeout, memory: memorySize }
}

/**
 * @param {Console} console_ @param {string} name @param {import('./console.mjs').Trigger[]} wanted
 * @param {{ name: string, config: string }[]} standing
 */
const deployTriggers = async (console_, name, wanted, standing) => {
  const kept = standing.filter((each) => wanted.some((one) => one.name === each.name && one.config === each.config))
  const drop = standing.filter((each) => !kept.includes(each)).map((each) => each.name)
  const add = wanted.filter((each) => !kept.some((one) => one.name === each.name))
  if (add.length > 0 || drop.length > 0) await console_.changeTriggers(name, add, drop)
}

/**
 * @param {Console} console_ @param {string} from folder with one subfolder per function
 * @param {Readonly<Record<string, string>>} settings @param {(text: string) => void} say
 */
export const deployFunctions = async (console_, from, settings, say) => {
  const ofCities = Object.keys(settings).filter((name) => /^(SEAL_KEYS|HASH_KEY)_/.test(name))
  const variables = Object.fromEntries(
    [...SEEN, ...ofCities].flatMap((name) => (settings[name] ? [[name, settings[name]]] : [])),
  )
  const chosen = settings['CLOUD_RUNTIME'] ?? RUNTIME
  /** @type {string[]} */
  const old = []
  for (const name of FUNCTIONS) {
    const folder = path.join(from, name)
    const size = sizeIn(folder)
    const before = await console_.standing(name)
    const runtime = before?.runtime ?? chosen
    if (!RUNS_ON.includes(runtime))
      throw new Error(
        `云函数 ${name} 现在是 ${runtime}，平台不能改运行环境：请在控制台删除它（数据不受影响），再部署一次得到 ${chosen}`,
      )
    if (runtime === UNSUPPORTED) old.push(name)
    await console_.putFunction({ name, folder, runtime, variables, ...size })
    await deployTriggers(console_, name, triggersIn(folder), before?.triggers ?? [])
    if (name in PATHS) await console_.openPath(name, PATHS.web)
    say(`云函数 ${name}：${runtime}，${size.timeout} 秒，${size.memory} MB`)
  }
  if (old.length > 0)
    say(
      `${old.join('、')} 还在 ${UNSUPPORTED} 上，它已停止维护：请在没有人办理时到控制台删除（数据不受影响），再部署一次得到 ${RUNTIME}`,
    )
}

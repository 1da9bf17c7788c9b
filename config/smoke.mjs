// `npm run smoke`: finds out from a live environment what the platform's documentation leaves open, then runs the suite of the
// document store in it. Uses a collection named smoke…, which is dropped at the end; nothing else of the environment is read or
// written.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { openConsole } from './deploy/console.mjs'
import { readSettings } from './deploy/settings.mjs'
import { at, root } from './rooms.mjs'
import { openBench } from './smoke/bench.mjs'
import { QUESTIONS } from './smoke/questions.mjs'

const COLLECTION = 'smoke'
/** on the gateway, which replaces the platform, the program that started the gateway declares the collections */
const atGateway = process.env['TCB_CONTEXT_CNFG'] !== undefined

const say = (/** @type {string} */ text) => console.log(text)

/** @param {Readonly<Record<string, string>>} settings */
const prepare = async (settings) => {
  if (atGateway) return async () => undefined
  const console_ = openConsole(settings)
  const [documents] = JSON.parse(readFileSync(at('cloudfunctions/adapters/wechat/indexes.json'), 'utf8')).collections
  if (!(await console_.collections()).includes(COLLECTION)) await console_.createCollection(COLLECTION)
  const standing = (await console_.indexes(COLLECTION)).map((each) => each.name)
  const add = documents.indexes.filter((/** @type {{ name: string }} */ each) => !standing.includes(each.name))
  if (add.length > 0) await console_.changeIndexes(COLLECTION, add, [])
  await console_.closeCollection(COLLECTION)
  return () => console_.dropCollection(COLLECTION)
}

/** @param {import('./smoke/questions.mjs').Bench} bench */
const ask = async (bench) => {
  let broken = 0
  for (const { id, asks, follows, ask: asked } of QUESTIONS) {
    const answer = await asked(bench).catch((/** @type {unknown} */ error) => {
      broken += 1
      return `问不成：${error instanceof Error ? error.message.slice(0, 160) : 'unknown'}`
    })
    say(`${id}\n  问：${asks}\n  答：${answer}\n  注：${follows}`)
  }
  return broken
}

/** Runs the contract suite of the WeChat adapter in this environment instead of the gateway. */
const promises = (/** @type {Readonly<Record<string, string>>} */ settings) =>
  spawnSync(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '--selectProjects', 'contract', '--', 'doc-store.wechat'],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, CLOUD_ENV: settings['CLOUD_ENV'], CLOUD_COLLECTION: COLLECTION, CLOUD_LIVE: '1' },
    },
  ).status === 0

const main = async () => {
  const { settings, faults } = readSettings(['cloud'], process.env)
  if (faults.length > 0) {
    for (const line of ['设置不全，一个请求都没有发出：', ...faults]) console.error(line)
    return 1
  }
  const clean = await prepare(settings)
  try {
    const broken = await ask(openBench(settings, COLLECTION))
    const kept = process.argv.includes('--questions') || promises(settings)
    say(broken === 0 && kept ? '全部问到了' : `${broken} 个问题没有问成${kept ? '' : '，存储的约定没有全部守住'}`)
    return broken === 0 && kept ? 0 : 1
  } finally {
    await clean()
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  },
)

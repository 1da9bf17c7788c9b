// Measures how long a function takes in a new process to load its bundle and to answer a first call that uses no database. The
// SDK alone in one file is measured too: the minimum for any function of WeChat's cloud.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { howMany } from './measure'

const RUNS = howMany(15, 1)
const BOUND = 1.3

const ALONE = path.resolve('.cache/bench/sdk-alone.js')
const FUNCTIONS = ['api', 'documents', 'clock', 'events', 'web']
const SETTINGS = {
  SEAL_KEYS: `one:${Buffer.alloc(32, 1).toString('base64')}`,
  HASH_KEY: Buffer.alloc(32, 2).toString('base64'),
  LINK_SECRET: 'a secret of more than thirty-two letters',
  CLOUD_ENV: 'bench-1a2b3c',
}
const PLATFORM = {
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'bench-1a2b3c',
  TENCENTCLOUD_SECRETID: 'id',
  TENCENTCLOUD_SECRETKEY: 'key',
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: 'http://127.0.0.1:9/admin' }),
  WX_CONTEXT_KEYS: 'WX_OPENID',
  WX_OPENID: 'o-1',
}

type Times = { readonly load: number; readonly first: number }

const once = (file: string): Times => {
  const script = `const began = performance.now()
    const { main } = require(${JSON.stringify(file)})
    const load = performance.now() - began
    main({ name: 'none' }).then(() => require('fs').writeSync(3, JSON.stringify({ load, first: performance.now() - began })))`
  const child = spawnSync(process.execPath, ['-e', script], {
    env: { ...SETTINGS, ...PLATFORM },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  const told = child.output[3] ?? ''
  if (told === '') throw new Error(child.stderr)
  return JSON.parse(told) as Times
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

const buildAlone = (): void => {
  const script = `import { bundle } from ${JSON.stringify(`file://${path.resolve('config/bundle.mjs')}`)}
    await bundle({ entry: 'test/bench/sdk-alone.ts', outfile: ${JSON.stringify(ALONE)}, target: 'node18', inside: ['wx-server-sdk'], lazy: false })`
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

buildAlone()
const files = new Map([['SDK alone', ALONE]])
for (const name of FUNCTIONS) {
  const file = path.resolve('dist/cloud', name, 'index.js')
  if (existsSync(file)) files.set(name, file)
}
const all = new Map<string, Times[]>([...files.keys()].map((name) => [name, []]))
// alternating, so that all run under the same load; the clock is only loaded, because its first call would run its jobs
for (let run = 0; run < RUNS; run += 1)
  for (const [name, file] of files) if (name !== 'clock') all.get(name)?.push(once(file))

const alone = median((all.get('SDK alone') ?? []).map(({ first }) => first))
console.table(
  [...files]
    .filter(([name]) => name !== 'clock')
    .map(([name, file]) => {
      const times = all.get(name) ?? []
      const first = median(times.map((time) => time.first))
      return {
        function: name,
        'parsed at start, KB': Math.round(statSync(file).size / 1024),
        'loaded, ms': Math.round(median(times.map(({ load }) => load))),
        'first answer, ms': Math.round(first),
        'to the SDK alone': Number((first / alone).toFixed(2)),
        bound: BOUND,
        kept: first / alone <= BOUND ? 'yes' : 'NO',
      }
    }),
)

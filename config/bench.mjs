// `npm run bench [-- name] [-- --short]`: bundles each test/bench/*.bench.ts and runs it in a process of its own. Prints
// results and asserts nothing: absolute times depend on the load of a shared machine, but the ratio of two implementations
// within one run is informative.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { bundle } from './bundle.mjs'
import { at, root } from './rooms.mjs'
import inOwnFolder from './temporary.cjs'

const words = process.argv.slice(2)
/** a few rounds of each bench: shows whether every bench still runs to its end, and nothing about speed */
const short = words.includes('--short')
const wanted = words.find((word) => !word.startsWith('--')) ?? ''
const names = readdirSync(at('test/bench')).filter((name) => name.endsWith('.bench.ts') && name.startsWith(wanted))
if (names.length === 0) {
  console.error(`test/bench/ has no ${wanted}*.bench.ts`)
  process.exit(1)
}

inOwnFolder()
// some benches measure the built functions, and one the built pages in the browser
const built = spawnSync(process.execPath, ['config/build-if-stale.mjs', 'cloud', 'desk', 'h5', 'server'], {
  cwd: root,
  stdio: 'inherit',
})
if (built.status !== 0) process.exit(built.status ?? 1)
mkdirSync(at('.cache/bench'), { recursive: true })
/** @type {string[]} the benches that failed; all others are still run */
const broken = []
for (const name of names) {
  const outfile = at('.cache/bench', name.replace(/\.ts$/, '.cjs')) // inside the project, where require() finds libsql
  await bundle({ entry: `test/bench/${name}`, outfile, target: 'node20' })
  const { status } = spawnSync(process.execPath, ['--expose-gc', outfile], {
    cwd: root,
    stdio: short ? ['ignore', 'ignore', 'inherit'] : 'inherit',
    env: { ...process.env, BENCH: short ? 'short' : '' },
  })
  if (status !== 0) broken.push(name)
}
if (short) console.log(`bench: ${names.length - broken.length} of ${names.length} run to the end`)
if (broken.length > 0) {
  console.error(`not run to the end: ${broken.join(', ')}`)
  process.exit(1)
}

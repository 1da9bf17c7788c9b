// `npm run simulate -- --seed N --city-years N`: builds the simulation if it is outdated, then runs it.
// `-- --tooth NAME`: the same with a planted fault; `-- --teeth`: every planted fault is found again by the moves kept for it.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { at, root } from './rooms.mjs'
import { teeth } from './simulation-teeth.mjs'

const words = process.argv.slice(2)
/** @type {Record<string, unknown>} */
const kept = JSON.parse(readFileSync(at('local/simulation/teeth/kept.json'), 'utf8'))

/** @param {string[]} command */
const run = (...command) => {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

/** @param {string} program @param {string} name @returns {Promise<{ status: number, said: string }>} */
const replay = (program, name) =>
  new Promise((resolve) => {
    let said = ''
    const child = spawn(process.execPath, [at(program), '--replay', name], { cwd: root })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (/** @type {Buffer} */ text) => (said += text))
    child.on('close', (status) => resolve({ status: status ?? 1, said: said.trim() }))
  })

/** Repeats the kept moves on the code with each fault: they must break the rule they were kept for. */
const replayTeeth = async () => {
  const waiting = teeth.filter(({ name }) => name in kept)
  const known = waiting.length
  let failed = 0
  const work = async () => {
    for (let tooth = waiting.shift(); tooth !== undefined; tooth = waiting.shift()) {
      const { name, story } = tooth
      const { status, said } = await replay(`dist/simulation/teeth/${name}.cjs`, name)
      if (status !== 1) failed += 1
      console.log(`${status === 1 ? 'ok  ' : 'FAIL'} ${name.padEnd(28)} ${story}：${said}`)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  for (const { name, story } of teeth.filter((tooth) => !(tooth.name in kept)))
    console.log(`--   ${name.padEnd(28)} ${story}：no moves are kept for it yet`)
  console.log(`${known - failed} of ${teeth.length} planted faults found, ${failed} not found again`)
  process.exitCode = failed === 0 ? 0 : 1
}

const tooth = words.includes('--tooth') ? words[words.indexOf('--tooth') + 1] : undefined
if (words.includes('--teeth') || tooth !== undefined) run('config/build-if-stale.mjs', 'simulation', 'teeth')
else run('config/build-if-stale.mjs', 'simulation')

if (words.includes('--teeth')) await replayTeeth()
else if (tooth === undefined) run(at('dist/simulation/main.cjs'), ...words)
else run(at(`dist/simulation/teeth/${tooth}.cjs`), ...words)

// How long each function's bundle takes to load in a process that has loaded nothing before.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'

const RUNS = 9
const BOUND_MS = 200

const loadOnce = (file: string): number => {
  const script = `const began = performance.now(); require(${JSON.stringify(file)}); process.stdout.write(String(performance.now() - began))`
  const child = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
  return Number(child.stdout)
}

const rows = ['api', 'documents', 'clock', 'events'].map((name) => {
  const file = path.resolve('dist/cloud', name, 'index.js')
  if (!existsSync(file)) throw new Error('build first: npm run build:cloud')
  const times = Array.from({ length: RUNS }, () => loadOnce(file)).sort((a, b) => a - b)
  const median = times[Math.floor(RUNS / 2)] ?? 0
  return {
    function: name,
    'size, KB': Math.round(statSync(file).size / 1024),
    'cold load, ms': Math.round(median),
    'slowest, ms': Math.round(times.at(-1) ?? 0),
    bound: BOUND_MS,
    kept: median <= BOUND_MS ? 'yes' : 'NO',
  }
})
console.table(rows)

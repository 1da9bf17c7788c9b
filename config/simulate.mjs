// `npm run simulate -- --seed N --city-years N`: builds the simulation if it is outdated, then runs it.
import { spawnSync } from 'node:child_process'
import { at, root } from './rooms.mjs'

const run = (/** @type {string[]} */ ...command) => {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

run('config/build-if-stale.mjs', 'simulation')
run(at('dist/simulation/main.cjs'), ...process.argv.slice(2))

// `npm run layout [-- --accept]`: measures every worker's page and compares it with the accepted layout; `--accept` makes
// today's the accepted one.
import { spawnSync } from 'node:child_process'
import { root } from './rooms.mjs'

const env = process.argv.includes('--accept') ? { ...process.env, LAYOUT_ACCEPT: 'yes' } : process.env
/** @param {string[]} command */
const run = (...command) => {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit', env })
  if (status !== 0) process.exit(status ?? 1)
}

run('config/ensure-browser.mjs')
run('config/build-if-stale.mjs', 'h5', 'desk')
run('node_modules/jest/bin/jest.js', '--selectProjects', 'journey', '--', 'journey/layout.spec')

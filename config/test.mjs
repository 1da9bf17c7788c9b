// `npm test [-- arguments of Jest]`: installs browser, database and office if missing, rebuilds stale build output, then runs
// the tests.
import { spawnSync } from 'node:child_process'
import { root } from './rooms.mjs'

const words = process.argv.slice(2)
/** @param {string[]} command @param {NodeJS.ProcessEnv} env */
const run = (command, env = process.env) => {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit', env })
  if (status !== 0) process.exit(status ?? 1)
}

for (const need of ['browser', 'postgres', 'office']) run([`config/ensure-${need}.mjs`])
run(['config/build-if-stale.mjs'])
const isWhole = words.length === 0 && !process.env['CI']
run(['node_modules/jest/bin/jest.js', ...words], { ...process.env, SKIP_UNCHANGED: isWhole ? 'yes' : '' })

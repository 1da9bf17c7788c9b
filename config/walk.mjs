// `npm run walk [-- --keep RELEASE]`: walks the built web pages and the compiled mini-program as a worker and as an officer of a
// base union, and prints what each journey and deed asks of a person beside the former release. With `--keep`, today's figures of
// the worker become the former ones.
import { spawnSync } from 'node:child_process'
import { root } from './rooms.mjs'

const words = process.argv.slice(2)
const release = words[0] === '--keep' ? words[1] : undefined
/** @param {string[]} command */
const run = (...command) => {
  const env = release === undefined ? process.env : { ...process.env, WALK_KEEP: release }
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit', env })
  if (status !== 0) process.exit(status ?? 1)
}

run('config/ensure-browser.mjs')
run('config/build-if-stale.mjs', 'h5', 'weapp', 'desk')
for (const project of ['journey', 'weapp'])
  run(
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    project,
    '--',
    `${project}/walk.spec`,
    `${project}/taps.spec`,
  )

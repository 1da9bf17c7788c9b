// `npm run walk [-- --keep RELEASE]`: walks the built web pages and the compiled mini-program as a worker and as an officer of a
// base union, and prints what each journey and deed asks of a person beside the former release. With `--keep`, today's figures of
// the worker become the former ones. `-- --pictures FOLDER [--width 320] [--size large|larger]`: the worker's walk on the web
// page only, with a picture of every screen as it was found and as it was left.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { root } from './rooms.mjs'

const text = /** @type {const} */ ({ type: 'string' })
const { values } = parseArgs({ options: { keep: text, pictures: text, width: text, size: text } })
const env = {
  ...process.env,
  ...(values.keep === undefined ? {} : { WALK_KEEP: values.keep }),
  ...(values.pictures === undefined ? {} : { SCREENSHOTS: values.pictures }),
  ...(values.width === undefined ? {} : { WALK_WIDTH: values.width }),
  ...(values.size === undefined ? {} : { WALK_SIZE: values.size }),
}
/** @param {string[]} command */
const run = (...command) => {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit', env })
  if (status !== 0) process.exit(status ?? 1)
}
/** @param {string} project @param {string[]} specs */
const walk = (project, ...specs) =>
  run('node_modules/jest/bin/jest.js', '--selectProjects', project, '--', ...specs.map((spec) => `${project}/${spec}`))

run('config/ensure-browser.mjs')
if (values.pictures === undefined) {
  run('config/build-if-stale.mjs', 'h5', 'weapp', 'desk')
  for (const project of ['journey', 'weapp']) walk(project, 'walk.spec', 'taps.spec')
} else {
  run('config/build-if-stale.mjs', 'h5', 'desk')
  walk('journey', 'walk.spec')
}

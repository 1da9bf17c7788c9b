// `npm start [-- options]`: brings the web pages and the desk host up to date, then runs the host in this very process,
// so that Ctrl-C and the exit code are the host's own.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { at, root } from './rooms.mjs'

const { status } = spawnSync(process.execPath, ['config/build-if-stale.mjs', 'h5', 'desk'], {
  cwd: root,
  stdio: 'inherit',
})
if (status !== 0) process.exit(status ?? 1)

const main = at('dist/desk/main.cjs')
process.argv[1] = main
createRequire(import.meta.url)(main)

// `npm start [-- options]`: builds the web pages and the desk host if they are outdated, then runs the host in this same
// process, so that Ctrl-C and the exit code are the host's own. `npm run rebuild` and `npm run year` run the desk's tools in
// the same way.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { at, root } from './rooms.mjs'

const MAINTENANCE = ['found', 'rebuild', 'reseal', 'backup', 'restore', 'retention', 'audit', 'verify-audit']
const asked = process.argv[2]?.startsWith('@') ? process.argv[2].slice(1) : undefined
// the maintenance tools are one program, which takes the tool's name as its first argument
const tool = asked !== undefined && MAINTENANCE.includes(asked) ? 'maintenance' : asked
if (asked !== undefined) process.argv.splice(2, 1, ...(tool === 'maintenance' ? [asked] : []))

const cloud = process.argv.includes('--wechat') ? ['cloud'] : [] // the same bundles as deployed
const targets = [...(tool === undefined ? ['h5'] : []), 'desk', ...cloud]
const { status } = spawnSync(process.execPath, ['config/build-if-stale.mjs', ...targets], {
  cwd: root,
  stdio: 'inherit',
})
if (status !== 0) process.exit(status ?? 1)

const main = at(`dist/desk/${tool ?? 'main'}.cjs`)
process.argv[1] = main
createRequire(import.meta.url)(main)

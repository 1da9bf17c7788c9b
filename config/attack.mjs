// `npm run attack [-- --short]`: bundles test/attack and runs it against a desk and a server of its own; see test/attack/README.md.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { bundle } from './bundle.mjs'
import { at, root } from './rooms.mjs'

mkdirSync(at('.cache/attack'), { recursive: true })
const outfile = at('.cache/attack/main.cjs') // inside the project, where require() finds libsql
const built = spawnSync(process.execPath, ['config/build-if-stale.mjs', 'desk', 'server'], {
  cwd: root,
  stdio: 'inherit',
})
if (built.status !== 0) process.exit(built.status ?? 1)
await bundle({ entry: 'test/attack/main.ts', outfile, target: 'node20' })
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)

// `npm run pack-check`: checks the compiled mini-program with Tencent's own packer, offline.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { ciHome, installCi } from './miniprogram-ci.mjs'
import { at } from './rooms.mjs'

if (!existsSync(at('dist/weapp/app.json'))) {
  console.error('build first: npm run build:weapp')
  process.exit(1)
}
installCi()

const guard = at('config/pack-check/no-network.cjs')
const packed = spawnSync(process.execPath, [at('config/pack-check/pack.cjs'), ciHome, at('dist/weapp')], {
  cwd: ciHome,
  env: { ...process.env, NODE_OPTIONS: `--require ${JSON.stringify(guard)}` }, // also applies to processes the packer forks
  stdio: 'inherit',
})
process.exit(packed.status ?? 1)

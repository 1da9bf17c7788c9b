// `npm run pack-check`: a second opinion on the compiled mini-program, by Tencent's own packer. It is too heavy to be a
// dependency, so it is installed beside the project on first use, at the versions of config/pack-check/package-lock.json,
// with no install scripts. Network: npm's registry, through npm, and nothing else.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at } from './rooms.mjs'

const home = at('.cache/miniprogram-ci')
const wanted = readFileSync(at('config/pack-check/package-lock.json'), 'utf8')
const done = path.join(home, 'installed.json') // the lock that was installed to the end

const install = () => {
  console.log('installing miniprogram-ci (276 MB) into .cache/ ...')
  mkdirSync(home, { recursive: true })
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(at('config/pack-check', file), path.join(home, file))
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd: home,
    stdio: 'inherit',
  })
  if (npm.status !== 0) process.exit(npm.status ?? 1)
  writeFileSync(done, wanted)
}

if (!existsSync(at('dist/weapp/app.json'))) {
  console.error('build first: npm run build:weapp')
  process.exit(1)
}
if (!existsSync(done) || readFileSync(done, 'utf8') !== wanted) install()

const guard = at('config/pack-check/no-network.cjs')
const packed = spawnSync(process.execPath, [at('config/pack-check/pack.cjs'), home, at('dist/weapp')], {
  cwd: home,
  env: { ...process.env, NODE_OPTIONS: `--require ${JSON.stringify(guard)}` }, // for what the packer forks, too
  stdio: 'inherit',
})
process.exit(packed.status ?? 1)

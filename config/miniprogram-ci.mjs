// Tencent's own packer and uploader. Too large to be a dependency, so it is installed next to the project on first use, in the
// versions of config/pack-check/package-lock.json, without install scripts. The only network access is npm to its registry.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at } from './rooms.mjs'

export const ciHome = at('.cache/miniprogram-ci')

export const installCi = () => {
  const wanted = readFileSync(at('config/pack-check/package-lock.json'), 'utf8')
  const done = path.join(ciHome, 'installed.json') // contains the lockfile of the completed installation
  if (existsSync(done) && readFileSync(done, 'utf8') === wanted) return
  console.log('installing miniprogram-ci (276 MB) into .cache/ ...')
  mkdirSync(ciHome, { recursive: true })
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(at('config/pack-check', file), path.join(ciHome, file))
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd: ciHome,
    stdio: 'inherit',
  })
  if (npm.status !== 0) process.exit(npm.status ?? 1)
  writeFileSync(done, wanted)
}

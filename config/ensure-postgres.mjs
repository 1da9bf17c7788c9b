// The contract suite also runs on PostgreSQL. This script finds PostgreSQL, installs Debian's package where permitted, or
// prints what to install.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

const DEBIAN = '/usr/lib/postgresql'
const folders = () => [
  ...(process.env['PG_BIN'] ?? '').split(':'),
  ...(existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => path.join(DEBIAN, version, 'bin')) : []),
  ...(process.env['PATH'] ?? '').split(':'),
]
const hasPostgres = () => folders().some((folder) => folder !== '' && existsSync(path.join(folder, 'initdb')))

/** @param {string[]} args */
const apt = (args) => spawnSync('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })

if (!hasPostgres()) {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('installing postgresql for the contract tests ...')
    apt(['update', '-qq'])
    apt(['install', '-y', '-qq', '--no-install-recommends', 'postgresql'])
  }
  if (!hasPostgres()) {
    console.error('没有找到 PostgreSQL。请先安装：apt-get install postgresql（或把 PG_BIN 设为 initdb 所在目录）')
    process.exit(1)
  }
}

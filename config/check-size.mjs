// Checks the size of what the phone downloads, package by package, and of the cloud bundles, each against its limit. WeChat's
// own limit is 2 MB per package.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { filesUnder } from './digest.cjs'
import { at } from './rooms.mjs'

const KB = 1000
const bounds = {
  main: 430 * KB,
  subPackage: 600 * KB,
  total: 3000 * KB,
  // WeChat's SDK is in each of them (1.2 MB), the libraries for Excel and Word in two
  api: 2200 * KB,
  documents: 2900 * KB,
  web: 3100 * KB,
  cloud: 2000 * KB,
}

/** @param {string} place total bytes of the files below it */
const weigh = (place) => filesUnder(place).reduce((sum, file) => sum + statSync(file).size, 0)

const weapp = at('dist/weapp')
if (!existsSync(`${weapp}/app.json`)) {
  console.error('dist/weapp is missing: npm run build:weapp')
  process.exit(1)
}
/** @type {{ subPackages?: { root: string }[], subpackages?: { root: string }[] }} */
const app = JSON.parse(readFileSync(`${weapp}/app.json`, 'utf8'))
const subPackages = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/$/, ''))

const total = weigh(weapp)
const parts = subPackages.map((name) => ({
  name: `weapp ${name}`,
  bytes: weigh(`${weapp}/${name}`),
  bound: bounds.subPackage,
}))
const rest = total - parts.reduce((sum, part) => sum + part.bytes, 0)
const rows = [
  { name: 'weapp main', bytes: rest, bound: bounds.main },
  ...parts,
  { name: 'weapp total', bytes: total, bound: bounds.total },
]

const cloud = at('dist/cloud')
for (const name of existsSync(cloud) ? readdirSync(cloud) : []) {
  const bound = name === 'api' || name === 'documents' || name === 'web' ? bounds[name] : bounds.cloud
  rows.push({ name: `cloud ${name}`, bytes: weigh(path.join(cloud, name)), bound })
}

for (const { name, bytes, bound } of rows) {
  const line = `${name.padEnd(24)}${(bytes / KB).toFixed(1).padStart(9)} KB of ${String(bound / KB).padStart(5)} KB`
  console.log(bytes > bound ? `${line}  TOO LARGE` : line)
}
if (rows.some(({ bytes, bound }) => bytes > bound)) process.exitCode = 1

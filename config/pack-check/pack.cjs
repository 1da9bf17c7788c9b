// Runs inside .cache/miniprogram-ci without network: packs dist/weapp as for an upload, and lets the packer check it. Prints
// package sizes and all faults; exits with 1 if there is a fault.
const { generateKeyPairSync } = require('node:crypto')
const { mkdirSync, statSync } = require('node:fs')
const { createRequire } = require('node:module')
const path = require('node:path')

const [home = '', projectPath = ''] = process.argv.slice(2)

/**
 * @typedef {{ name: string, success: boolean, text: string, detail?: unknown }} Verdict
 * @typedef {{
 *   Project: new (about: object) => { attr: () => Promise<object> },
 *   getCompiledResult: (about: object, zip: string) => Promise<Record<string, unknown>>,
 *   checkCodeQuality: (project: object, report: string) => Promise<Verdict[]>,
 * }} Packer
 */
/** @type {Packer} */
const packer = createRequire(path.join(home, 'package.json'))('miniprogram-ci')

/** The platform's answer for an ordinary mini-program, which the packer would request over the network (sizes in MB). */
const ORDINARY = {
  appType: 0,
  platform: false,
  isSandbox: false,
  released: false,
  gameApp: false,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 20,
    NavigateMiniprogramLimit: 10,
    MaxSubPackageLimit: 100,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxTabbarIconSize: 40,
    MaxTabbarIconSizeKB: 40,
  },
}

/** The packer's strictest settings: everything is parsed, transpiled and minified, so that syntax errors are found. */
const SETTING = {
  es6: true,
  es7: true,
  minify: true,
  minifyJS: true,
  minifyWXML: true,
  minifyWXSS: true,
  autoPrefixWXSS: true,
}

const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1024).toFixed(0)} KB`

/** @param {Verdict} verdict */
const sizesIn = ({ name, detail }) =>
  name === 'PACKAGE_SIZE_LIMIT' && typeof detail === 'object' && detail !== null ? Object.entries(detail) : []

const pack = async () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  // The appid does not exist and the key was just generated, so nothing can be uploaded.
  const project = new packer.Project({
    appid: 'wx0123456789abcdef',
    type: 'miniProgram',
    projectPath,
    privateKey,
    ignores: [],
  })
  project.attr = async () => ORDINARY
  const out = path.join(home, 'out')
  mkdirSync(out, { recursive: true })
  const zip = path.join(out, 'weapp.zip')
  const about = { project, version: '0.0.0', desc: 'pack-check', setting: SETTING, onProgressUpdate: () => undefined }
  const files = await packer.getCompiledResult(about, zip)
  const verdicts = await packer.checkCodeQuality(project, path.join(out, 'quality.json'))
  const sizes = verdicts.flatMap(sizesIn).map(([name, size]) => [name === '__APP__' ? '(main)' : name, kilobytes(size)])
  console.log(`packed: ${Object.keys(files).length} files, ${kilobytes(statSync(zip).size)} zipped`)
  console.table(Object.fromEntries(sizes))
  const faults = verdicts.filter(({ success }) => !success)
  for (const { name, text, detail } of faults) console.error(`fault: ${name}: ${text} ${JSON.stringify(detail ?? '')}`)
  // Without any sizes, nothing was checked.
  return faults.length === 0 && sizes.length > 0
}

process.on('unhandledRejection', (reason) => {
  console.error('fault:', reason)
  process.exit(1)
})
pack().then(
  (sound) => process.exit(sound ? 0 : 1), // the packer's own watchers would keep the process alive
  (reason) => {
    console.error('fault:', reason instanceof Error ? reason.message : reason)
    process.exit(1)
  },
)

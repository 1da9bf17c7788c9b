// Runs inside .cache/miniprogram-ci: uploads the build unchanged (its settings switch off all code transformations).
const { createRequire } = require('node:module')
const path = require('node:path')

const [home = '', projectPath = ''] = process.argv.slice(2)
const env = process.env

/** @type {{ Project: new (about: object) => object, upload: (what: object) => Promise<{ subPackageInfo?: { name: string, size: number }[] }> }} */
const ci = createRequire(path.join(home, 'package.json'))('miniprogram-ci')

const upload = async () => {
  const project = new ci.Project({
    appid: env['WX_APPID'],
    type: 'miniProgram',
    projectPath,
    privateKeyPath: env['WX_UPLOAD_KEY'],
    ignores: [],
  })
  const { subPackageInfo = [] } = await ci.upload({
    project,
    version: env['UPLOAD_VERSION'],
    desc: env['UPLOAD_DESC'],
    robot: Number(env['WX_ROBOT']),
    setting: { es6: false, es7: false, minify: true, minifyWXML: true, minifyWXSS: true, autoPrefixWXSS: false },
    onProgressUpdate: () => undefined,
  })
  for (const { name, size } of subPackageInfo) console.log(`${name} ${(size / 1024).toFixed(0)} KB`)
}

upload().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})

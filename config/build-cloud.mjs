// Builds cloudfunctions/<name>/index.ts into dist/cloud/<name>/{index.js, package.json, config.json}, ready to upload.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { bundle } from './bundle.mjs'
import { at, cloudEntries } from './rooms.mjs'

const names = cloudEntries()
if (names.length === 0) {
  console.error('cloudfunctions/ has no entry (<name>/index.ts) to build')
  process.exit(1)
}

// built in a second folder, which then replaces the first, so that a process that runs the functions during the build finds
// either all old or all new functions
const fresh = at('dist/.cloud-fresh')
rmSync(fresh, { recursive: true, force: true })
for (const name of names) {
  const out = `${fresh}/${name}`
  mkdirSync(out, { recursive: true })
  const dependencies = await bundle({
    entry: `cloudfunctions/${name}/index.ts`,
    outfile: `${out}/index.js`,
    target: 'node18', // the oldest Node version that the functions may run on
    // Nothing to install in the cloud: the SDK needs a package that it does not declare (mime-db) and finds it only by chance,
    // and one bundled file loads in half the time of a hundred files.
    inside: ['wx-server-sdk'],
    apart: true,
  })
  writeFileSync(
    `${out}/package.json`,
    `${JSON.stringify({ name, version: '0.1.0', main: 'index.js', dependencies }, null, 2)}\n`,
  )
  // Timers and permissions of the function, if it has any.
  const config = at('cloudfunctions', name, 'config.json')
  if (existsSync(config)) copyFileSync(config, `${out}/config.json`)
}
rmSync(at('dist/cloud'), { recursive: true, force: true })
renameSync(fresh, at('dist/cloud'))
console.log(`cloud: ${names.join(', ')}`)

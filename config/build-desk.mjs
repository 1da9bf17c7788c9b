// local/main.ts -> dist/desk/main.cjs: the whole cloud on one desk, run by `npm start`; beside it the tools that work on its data.
import { existsSync } from 'node:fs'
import { bundle } from './bundle.mjs'
import { at } from './rooms.mjs'

const entries = {
  main: 'local/main.ts',
  maintenance: 'local/maintenance/main.ts',
  year: 'local/year/main.ts',
  city: 'local/city/main.ts',
  instance: 'local/wechat/functions/instance.ts', // the process around a cloud function, for --wechat
}

for (const [name, entry] of Object.entries(entries)) {
  if (!existsSync(at(entry))) continue
  await bundle({ entry, outfile: at(`dist/desk/${name}.cjs`), target: 'node20' })
}
console.log('desk: dist/desk/main.cjs')

// Builds local/main.ts into dist/desk/main.cjs, the whole cloud on one desk, which `npm start` runs; also builds the tools for
// its data.
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

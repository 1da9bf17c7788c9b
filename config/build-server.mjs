// Builds cloudfunctions/host/main.ts into dist/server/{main.cjs, package.json}: the federation's own server, run by `npm run
// serve`, or by systemd or a container. For the latter it is copied together with dist/h5 (as dist/server/h5), and `npm
// install` is run in the copy.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { bundle } from './bundle.mjs'
import { at } from './rooms.mjs'

/** @type {{ version: string, engines: Record<string, string> }} */
const { version, engines } = JSON.parse(readFileSync(at('package.json'), 'utf8'))

mkdirSync(at('dist/server'), { recursive: true })
const dependencies = await bundle({
  entry: 'cloudfunctions/host/main.ts',
  outfile: at('dist/server/main.cjs'),
  target: 'node20',
})
// the tools backup, restore, reseal …, with the server's own settings: node tools.cjs backup --to FILE
await bundle({ entry: 'cloudfunctions/maintenance/main.ts', outfile: at('dist/server/tools.cjs'), target: 'node20' })
await bundle({
  entry: 'cloudfunctions/adapters/tables/thread.ts',
  outfile: at('dist/server/table-thread.cjs'),
  target: 'node20',
})
writeFileSync(
  at('dist/server/package.json'),
  `${JSON.stringify({ name: 'gonghui-bangfu-server', version, private: true, main: 'main.cjs', engines, dependencies }, null, 2)}\n`,
)
console.log('server: dist/server/main.cjs')

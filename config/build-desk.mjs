// local/main.ts -> dist/desk/main.cjs: the whole cloud on one desk, run by `npm start`.
import { bundle } from './bundle.mjs'
import { at } from './rooms.mjs'

await bundle({ entry: 'local/main.ts', outfile: at('dist/desk/main.cjs'), target: 'node20' })
console.log('desk: dist/desk/main.cjs')

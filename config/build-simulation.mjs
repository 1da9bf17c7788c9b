// Builds local/simulation/main.ts into dist/simulation/main.cjs, which `npm run simulate` runs.
import { bundle } from './bundle.mjs'
import { at } from './rooms.mjs'

await bundle({
  entry: 'local/simulation/main.ts',
  outfile: at('dist/simulation/main.cjs'),
  target: 'node20',
  lazy: false,
})
console.log('simulation: dist/simulation/main.cjs')

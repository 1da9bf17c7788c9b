// Builds local/simulation/main.ts into dist/simulation/main.cjs, which `npm run simulate` runs; with `--teeth`, also one copy with
// each planted fault, into dist/simulation/teeth.
import { bundle } from './bundle.mjs'
import { at } from './rooms.mjs'
import { planted, teeth } from './simulation-teeth.mjs'

const what = { entry: 'local/simulation/main.ts', target: 'node20', lazy: false }

if (process.argv.includes('--teeth'))
  for (const { name } of teeth)
    await bundle({ ...what, outfile: at(`dist/simulation/teeth/${name}.cjs`), plugins: [planted(name)] })
else await bundle({ ...what, outfile: at('dist/simulation/main.cjs') })

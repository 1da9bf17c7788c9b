// `npm run docs`: generates docs/API.md and docs/contract.schema.json from the contract, docs/LIFECYCLE.md from the steps,
// docs/decisions/README.md from the decision records, and indexes.json (what WeChat's cloud must have) from its declaration.
// `--check` writes nothing and fails when a file is outdated.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { build } from 'esbuild'
import { decisionsText } from './decision-list.mjs'
import { at, root } from './rooms.mjs'

const outfile = at('.cache/docs/render.cjs')
mkdirSync(at('.cache/docs'), { recursive: true })
await build({
  absWorkingDir: root,
  entryPoints: ['config/docs/render.ts'],
  outfile,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  tsconfig: at('tsconfig.base.json'),
  logLevel: 'warning',
})
const { apiText, indexesText, lifecycleText, schemaText } = createRequire(import.meta.url)(outfile)

const check = process.argv.includes('--check')
mkdirSync(at('docs'), { recursive: true })
for (const [file, text] of [
  ['docs/API.md', apiText()],
  ['docs/contract.schema.json', schemaText()],
  ['docs/LIFECYCLE.md', lifecycleText()],
  ['docs/decisions/README.md', decisionsText(at('docs/decisions'))],
  ['cloudfunctions/adapters/wechat/indexes.json', indexesText()],
]) {
  if (existsSync(at(file)) && readFileSync(at(file), 'utf8') === text) continue
  if (check) {
    console.error(`${file} is out of date: run npm run docs`)
    process.exitCode = 1
  } else {
    writeFileSync(at(file), text)
    console.log(`${file}: written`)
  }
}

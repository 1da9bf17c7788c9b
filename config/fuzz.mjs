// `npm run fuzz [-- PARSER …] [--inputs N] [--seed N]`: bundles test/fuzz and runs it; see test/fuzz/README.md.
import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'
import { at, root } from './rooms.mjs'

await build({
  absWorkingDir: root,
  entryPoints: ['test/fuzz/main.ts', 'test/fuzz/worker.ts'],
  outdir: '.cache/fuzz', // inside the project, where require() finds libsql
  outExtension: { '.js': '.cjs' },
  bundle: true, // not minified: the coverage of each module is found by the name that esbuild writes before its code
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  tsconfig: at('tsconfig.base.json'),
  alias: { '@tarojs/taro': at('test/fuzz/taro.ts') },
  define: { 'process.env.TARO_ENV': '"weapp"' }, // the phone's storage is read as in the mini-program
  external: ['libsql', 'wx-server-sdk', 'pg'],
  logLevel: 'warning',
})
const words = [at('.cache/fuzz/main.cjs'), ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)

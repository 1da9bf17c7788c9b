import path from 'node:path'
import { buildSync } from 'esbuild'

const root = path.resolve(__dirname, '../..')

/** A script of the tests as one file that runs in a process of its own; inside the project, where require() finds libsql. */
export const bundled = (script: string): string => {
  const outfile = path.join(root, '.cache/test', `${path.basename(script, '.ts')}.cjs`)
  buildSync({
    absWorkingDir: root,
    entryPoints: [script],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    tsconfig: 'tsconfig.base.json',
    external: ['libsql', 'wx-server-sdk'],
  })
  return outfile
}

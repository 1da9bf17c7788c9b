// How cloud and desk are bundled: one plain CommonJS file each, with the native and vendor packages left outside.
import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { at, root } from './rooms.mjs'

/** @type {{ dependencies: Record<string, string> }} */
const { dependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'))

/**
 * Not bundled, with the version to install beside the bundle. libsql is native code; WeChat's SDK is installed in WeChat's
 * cloud only and pg on a federation's own server only, so neither is a dependency of this package.
 * @type {Record<string, string | undefined>}
 */
const outside = { libsql: dependencies['libsql'], 'wx-server-sdk': '4.0.2', pg: '8.23.1' }

/**
 * @param {{ entry: string, outfile: string, target: string }} what
 * @returns {Promise<Record<string, string>>} the outside packages that this bundle really asks for
 */
export const bundle = async ({ entry, outfile, target }) => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target,
    tsconfig: at('tsconfig.base.json'), // for the import aliases
    external: Object.keys(outside),
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  })
  const asked = Object.values(metafile.outputs).flatMap((output) => output.imports.map((each) => each.path))
  return Object.fromEntries(
    Object.entries(outside).flatMap(([name, version]) => (asked.includes(name) && version ? [[name, version]] : [])),
  )
}

// How cloud and desk are bundled: each into one CommonJS file, without native and vendor packages.
import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { lazyModules } from './lazy-modules.mjs'
import { at, root } from './rooms.mjs'

/** @type {{ dependencies: Record<string, string> }} */
const { dependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'))

/**
 * Packages that are not bundled, but installed next to the bundle in the given version: libsql is native code, and clients of
 * external stores are loaded from where they are installed. Exception: WeChat's SDK in the functions themselves, see
 * build-cloud.mjs.
 */
const OUTSIDE = ['libsql', 'wx-server-sdk', 'pg']

/**
 * Modules that are loaded lazily: clients for language models, logins, tables of file types and XML parsing take a third of the
 * SDK's start time and are rarely or never used.
 */
const PUT_OFF = {
  '@cloudbase/ai': /@cloudbase\/node-sdk\/dist\/ai\/index\.js$/,
  '@cloudbase/app': /@cloudbase\/node-sdk\/dist\/ai\/index\.js$/,
  'mime-db': /wx-server-sdk\/index\.js$/,
  'mime-types': /form-data\/lib\/form_data\.js$/,
  xml2js: /@cloudbase\/node-sdk\/dist\/storage\/index\.js$/,
  jsonwebtoken: /@cloudbase\/node-sdk\/dist\/auth\/index\.js$/,
}

/**
 * @param {{ entry: string, outfile: string, target: string, lazy?: boolean, inside?: string[] }} what `inside`: packages to
 * bundle all the same; `lazy`: default true
 * @returns {Promise<Record<string, string>>} the external packages that this bundle imports
 */
export const bundle = async ({ entry, outfile, target, inside = [], lazy = true }) => {
  const outside = OUTSIDE.filter((name) => !inside.includes(name))
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target,
    tsconfig: at('tsconfig.base.json'), // for the import aliases
    external: outside,
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
    plugins: lazy ? [lazyModules(PUT_OFF)] : [],
    logLevel: 'warning',
  })
  const asked = Object.values(metafile.outputs).flatMap((output) => output.imports.map((each) => each.path))
  return Object.fromEntries(
    outside.filter((name) => asked.includes(name)).map((name) => [name, dependencies[name] ?? '']),
  )
}

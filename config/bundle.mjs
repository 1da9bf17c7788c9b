// How cloud and desk are bundled: one plain CommonJS file each, with the native and vendor packages left outside.
import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { lazyModules } from './lazy-modules.mjs'
import { at, root } from './rooms.mjs'

/** @type {{ dependencies: Record<string, string> }} */
const { dependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'))

/**
 * Not bundled, with the version to install beside the bundle: libsql is native code, and what talks to a store of the
 * outside world is looked up where it is installed – except WeChat's SDK in the functions themselves, see build-cloud.mjs.
 */
const OUTSIDE = ['libsql', 'wx-server-sdk', 'pg']

/**
 * A third of the SDK's start is spent on clients for language models, on logins of its own, on tables of file types and on
 * reading XML: needed seldom or never.
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
 * @param {{ entry: string, outfile: string, target: string, lazy?: boolean, inside?: string[] }} what `inside`: bundled all the same; `lazy`: default true
 * @returns {Promise<Record<string, string>>} the outside packages that this bundle really asks for
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

// How cloud and desk are bundled: each into one CommonJS file (the functions: and one for each package that is loaded lazily), without native and vendor packages.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { lateMessages, lazyModules, withoutModules } from './lazy-modules.mjs'
import { at, root } from './rooms.mjs'
import { withoutAnswers } from './without-answers.mjs'

/** @type {{ dependencies: Record<string, string> }} */
const { dependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'))

/**
 * Packages that are not bundled, but installed next to the bundle in the given version: libsql is native code, and clients of
 * external stores are loaded from where they are installed. Exception: WeChat's SDK in the functions themselves, see
 * build-cloud.mjs.
 */
const OUTSIDE = ['libsql', 'wx-server-sdk', 'pg']

/** Modules of the SDK that are loaded lazily: logins, uploads, tables of file types and XML parsing are rarely used. */
const PUT_OFF = {
  'mime-db': /wx-server-sdk\/index\.js$/,
  'form-data': /(axios\/lib\/defaults\/env\/FormData|node-sdk\/dist\/utils\/request-core)\.js$/,
  xml2js: /@cloudbase\/node-sdk\/dist\/storage\/index\.js$/,
  jsonwebtoken: /@cloudbase\/node-sdk\/dist\/auth\/index\.js$/,
}

/**
 * Modules of the SDK that no function uses: clients for language models, data models and MySQL. The SDK creates the latter two
 * when it starts, takes a third of its start time for that, and does without them when that fails.
 */
const LEFT_OUT = {
  './ai': /@cloudbase\/node-sdk\/dist\/cloudbase\.js$/,
  '@cloudbase/wx-cloud-client-sdk': /@cloudbase\/node-sdk\/dist\/cloudbase\.js$/,
}

/** Loaded late, but in the bundle itself: a file of its own would contain most of the bundle a second time. */
const TOGETHER = ['../documents/create']

/** @type {import('esbuild').BuildOptions} */
const USUAL = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  tsconfig: at('tsconfig.base.json'), // for the import aliases
  minifySyntax: true,
  minifyWhitespace: true,
  charset: 'utf8', // an escape takes twice the bytes of a Chinese character
  legalComments: 'none',
  logLevel: 'warning',
}

/**
 * @param {{ entry: string, outfile: string, target: string, lazy?: boolean, inside?: string[], apart?: boolean,
 * plugins?: import('esbuild').Plugin[] }} what `inside`: packages to bundle all the same; `lazy`: default true; `apart`: whether what is loaded lazily gets files of its own beside the
 * bundle, because Node parses the whole text of a file before it runs the first line; default false
 * @returns {Promise<Record<string, string>>} the external packages that this bundle imports
 */
export const bundle = async ({ entry, outfile, target, inside = [], lazy = true, apart = false, plugins = [] }) => {
  const outside = OUTSIDE.filter((name) => !inside.includes(name))
  /** @type {Map<string, string>} each file beside the bundle, and the module it is built from */
  const files = new Map()
  const together = [...inside, ...TOGETHER]
  const lazily = lazyModules(PUT_OFF, apart ? (file, from) => files.set(file, from) : undefined, together)
  const { metafile } = await build({
    ...USUAL,
    ...(apart
      ? { stdin: { contents: `module.exports = require('./${entry}')`, resolveDir: root } }
      : { entryPoints: [entry] }),
    outfile,
    target,
    external: outside,
    metafile: true,
    supported: { 'dynamic-import': false }, // `require`, as between all other modules of a CommonJS file
    plugins: [
      ...plugins,
      ...(lazy ? [lazily, lateMessages, withoutModules(LEFT_OUT)] : []),
      ...(apart ? [withoutAnswers] : []),
    ],
  })
  for (const [file, from] of files)
    await build({
      ...USUAL,
      entryPoints: [from],
      outfile: path.join(path.dirname(outfile), file),
      minifyIdentifiers: true, // nearly all of it are libraries, whose own names nobody looks for in a log
      target,
      external: outside,
    })
  const asked = Object.values(metafile.outputs).flatMap((output) => output.imports.map((each) => each.path))
  return Object.fromEntries(
    outside.filter((name) => asked.includes(name)).map((name) => [name, dependencies[name] ?? '']),
  )
}

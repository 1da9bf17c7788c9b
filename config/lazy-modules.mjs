// Loads parts of a bundled package at their first use instead of at start, or leaves them out.
import { readFileSync } from 'node:fs'

const LAZILY = 'lazily'
const LEFT_OUT = 'left-out'

/** Marks the plugin's own question where a module is found. */
const LOOKING = 'looking'

/**
 * Nothing is changed or omitted: `require('x')` still returns x, only later.
 * @param {Readonly<Record<string, RegExp>>} parts the packages to load lazily, and the files that require them; those files
 * must use the packages only inside functions, never while being loaded
 * @param {((file: string, entry: string) => void) | undefined} apart called for each module that gets a file of its own beside
 * the bundle: these packages, and whatever the sources import by `import()`. Without it, all remain in the one file.
 * @param {readonly string[]} together packages that are imported by `import()` and remain in the one file
 * @returns {import('esbuild').Plugin}
 */
export const lazyModules = (parts, apart, together) => ({
  name: 'lazy-modules',
  setup: ({ onResolve, onLoad, resolve }) => {
    for (const [name, importers] of Object.entries(parts))
      onResolve({ filter: new RegExp(`^${name}$`) }, ({ importer, resolveDir, namespace }) =>
        namespace !== LAZILY && importers.test(importer)
          ? { path: name, namespace: LAZILY, pluginData: { resolveDir } }
          : undefined,
      )
    if (apart !== undefined)
      onResolve({ filter: /.*/ }, async ({ path, kind, namespace, importer, resolveDir, pluginData }) => {
        const isApart = namespace === LAZILY || (kind === 'dynamic-import' && !together.includes(path))
        if (!isApart || pluginData === LOOKING) return undefined
        const found = await resolve(path, { kind, importer, resolveDir, pluginData: LOOKING })
        const file = `${path.replace(/^[@./]+/, '').replaceAll('/', '-')}.js`
        apart(file, found.path)
        return { path: `./${file}`, external: true }
      })
    onLoad({ filter: /.*/, namespace: LAZILY }, ({ path, pluginData }) => ({
      resolveDir: pluginData.resolveDir,
      // `__esModule` is read while loading, by the code TypeScript generates for a default import
      contents: `const load = () => require(${JSON.stringify(path)})
module.exports = new Proxy(function () {}, {
  get: (_, name) => (name === '__esModule' ? undefined : load()[name]),
  construct: (_, given) => new (load())(...given),
})`,
    }))
  },
})

const MESSAGES = /(const openapi_1 = )(__webpack_require__\([^)]*"\.\/src\/protobuf\/openapi\.js"\));/g

/**
 * WeChat's SDK describes the messages of its open interfaces in a module of 5,000 lines, which it runs at start although only a call
 * of such an interface reads it. Every place that reads it now runs it then.
 * @type {import('esbuild').Plugin}
 */
export const lateMessages = {
  name: 'late-messages',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\/wx-server-sdk\/index\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      const contents = text.replace(MESSAGES, '$1new Proxy({}, { get: (_, name) => $2[name] });')
      if (contents === text) throw new Error('the SDK names its messages differently: see config/lazy-modules.mjs')
      return { contents, loader: 'js' }
    })
  },
}

/**
 * Leaves modules out of the bundle: whoever uses one gets an error that names it.
 * @param {Readonly<Record<string, RegExp>>} parts the modules, and the files that require them
 * @returns {import('esbuild').Plugin}
 */
export const withoutModules = (parts) => ({
  name: 'without-modules',
  setup: ({ onResolve, onLoad }) => {
    for (const [name, importers] of Object.entries(parts))
      onResolve({ filter: new RegExp(`^${name}$`) }, ({ importer }) =>
        importers.test(importer) ? { path: name, namespace: LEFT_OUT } : undefined,
      )
    onLoad({ filter: /.*/, namespace: LEFT_OUT }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => {
  if (name !== '__esModule') throw new Error(${JSON.stringify(`${path} is not in this bundle`)})
} })`,
    }))
  },
})

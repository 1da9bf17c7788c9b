// Parts of a bundled package that are loaded when they are first used instead of at the start. Nothing of them is changed or
// left out: where a package says `require('x')`, it gets x, only later.
const LAZILY = 'lazily'

/**
 * @param {Readonly<Record<string, RegExp>>} parts which package is put off, and in which files: only where those use what they
 * required in functions, never while they load themselves
 * @returns {import('esbuild').Plugin}
 */
export const lazyModules = (parts) => ({
  name: 'lazy-modules',
  setup: ({ onResolve, onLoad }) => {
    for (const [name, importers] of Object.entries(parts))
      onResolve({ filter: new RegExp(`^${name}$`) }, ({ importer, resolveDir, namespace }) =>
        namespace !== LAZILY && importers.test(importer)
          ? { path: name, namespace: LAZILY, pluginData: { resolveDir } }
          : undefined,
      )
    onLoad({ filter: /.*/, namespace: LAZILY }, ({ path, pluginData }) => ({
      resolveDir: pluginData.resolveDir,
      // `__esModule` is asked for while loading, by what TypeScript makes of a default import
      contents: `const load = () => require(${JSON.stringify(path)})
module.exports = new Proxy({}, { get: (_, name) => (name === '__esModule' ? undefined : load()[name]) })`,
    }))
  },
})

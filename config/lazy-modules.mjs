// Loads parts of a bundled package at their first use instead of at start. Nothing is changed or omitted: `require('x')` still
// returns x, only later.
const LAZILY = 'lazily'

/**
 * @param {Readonly<Record<string, RegExp>>} parts the packages to load lazily, and the files that require them; those files
 * must use the packages only inside functions, never while being loaded
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
      // `__esModule` is read while loading, by the code TypeScript generates for a default import
      contents: `const load = () => require(${JSON.stringify(path)})
module.exports = new Proxy({}, { get: (_, name) => (name === '__esModule' ? undefined : load()[name]) })`,
    }))
  },
})

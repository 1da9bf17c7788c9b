// Paths in the project, for all build scripts.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** @param {string[]} parts */
export const at = (...parts) => path.join(root, ...parts)

/** The names of the cloud functions: folders of cloudfunctions/ with an entry and platform settings. */
export const cloudEntries = () =>
  readdirSync(at('cloudfunctions')).filter((name) =>
    ['index.ts', 'config.json'].every((file) => existsSync(at('cloudfunctions', name, file))),
  )

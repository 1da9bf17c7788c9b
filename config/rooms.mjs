// Where things are, for every script of the build.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** @param {string[]} parts */
export const at = (...parts) => path.join(root, ...parts)

/** The cloud functions in the tree: a folder of cloudfunctions/ with an entry and its platform settings. */
export const cloudEntries = () =>
  readdirSync(at('cloudfunctions')).filter((name) =>
    ['index.ts', 'config.json'].every((file) => existsSync(at('cloudfunctions', name, file))),
  )

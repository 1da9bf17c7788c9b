// Copies of past deployments, kept next to the project (git-ignored), so that `npm run deploy -- rollback` can restore the
// previous one.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at } from '../rooms.mjs'

const KEPT = 5

/** @typedef {{ at: string, commit: string, version: string, functions: Record<string, string> }} Record_ */

/**
 * All files of a folder, in a fixed order.
 * @param {string} folder @returns {string[]}
 */
const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const whole = path.join(folder, entry.name)
      return entry.isDirectory() ? filesIn(whole) : [whole]
    })

/**
 * The digest of a function as uploaded: names and bytes of its files.
 * @param {string} folder
 */
export const digestOf = (folder) => {
  const hash = createHash('sha256')
  for (const file of filesIn(folder)) {
    hash.update(`${path.relative(folder, file)}\0${statSync(file).size}\0`)
    hash.update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** @param {string} env */
const homeOf = (env) => at('.deploy', env)

/**
 * Past deployments, newest first.
 * @param {string} env @returns {{ folder: string, record: Record_ }[]}
 */
export const deployments = (env) => {
  if (!existsSync(homeOf(env))) return []
  return readdirSync(homeOf(env))
    .filter((name) => existsSync(path.join(homeOf(env), name, 'record.json')))
    .sort()
    .reverse()
    .map((name) => {
      const folder = path.join(homeOf(env), name)
      return { folder, record: JSON.parse(readFileSync(path.join(folder, 'record.json'), 'utf8')) }
    })
}

/**
 * Called only once all functions are deployed, because an interrupted deployment must not be a target of a rollback.
 * @param {string} env @param {string} from folder of the functions @param {Record_} record
 */
export const keep = (env, from, record) => {
  const folder = path.join(homeOf(env), record.at.replace(/[^0-9]/g, ''))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  cpSync(from, path.join(folder, 'cloud'), { recursive: true })
  writeFileSync(path.join(folder, 'record.json'), `${JSON.stringify(record, null, 2)}\n`)
  for (const old of deployments(env).slice(KEPT)) rmSync(old.folder, { recursive: true, force: true })
}

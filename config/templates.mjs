// The subscribe-message templates, in one setting for server and build: TEMPLATES=progress:<id>,wanted:<id>:thing4.date2.thing7
import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { at } from './rooms.mjs'

/** The same as in domain/message/message.ts; a test compares them. */
export const TOPICS = ['progress', 'wanted', 'decision', 'payment', 'duty']
const TEMPLATE = new RegExp(
  `^(${TOPICS.join('|')}):([\\w-]{1,80})(:thing\\d{1,2}\\.(date|time)\\d{1,2}\\.thing\\d{1,2})?$`,
)

/** @param {string} text */
const partsOf = (text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** @param {string} text @returns {Readonly<Record<string, string>> | undefined} topic → id; undefined: invalid */
export const templateIds = (text) => {
  const found = partsOf(text).map((part) => TEMPLATE.exec(part))
  return found.includes(null)
    ? undefined
    : Object.fromEntries(found.map((match) => [match?.[1] ?? '', match?.[2] ?? '']))
}

/** The setting TEMPLATES from the environment or, for an own server, from server.env next to package.json. */
export const templatesTold = (/** @type {Readonly<Record<string, string | undefined>>} */ env) => {
  const file = at('server.env')
  const own = env['SERVER_URL'] && existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  return env['TEMPLATES'] || own['TEMPLATES'] || ''
}

/**
 * The warning before a mini-program for delivery is built without all templates.
 * @param {Readonly<Record<string, string>>} ids
 */
export const warningFor = (ids) => {
  const missing = TOPICS.filter((topic) => !ids[topic])
  if (missing.length === 0) return undefined
  return `注意：TEMPLATES 里没有 ${missing.join('、')} 的订阅消息模板。小程序不会请人同意接收这几类微信消息，云端也不发，谁也收不到（程序内的“消息”照常有）。见 docs/DEPLOY.md 第 5 节。`
}

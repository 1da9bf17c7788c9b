import { existsSync, readFileSync } from 'node:fs'
import { plainDate } from '@domain/kernel/plain-date'
import { MESSAGE_TOPICS, type MessageTopic } from '@domain/message/message'
import { templateFields } from '@domain/message/template'
import * as z from 'zod/mini'
import type { MiniProgram } from '../openapi/interfaces'

/** Belongs to no real account. `touristappid` could not receive pushes. */
export const APPID = 'wx00000000000000de'
/** Text that the content checks reject here, in words or in a picture's bytes, so that refusals can be tried out. @internal */
export const FORBIDDEN = '违禁词示例'

/** The account's templates by topic, as an administrator would have chosen them in WeChat's library. */
export const TEMPLATE_IDS: ReadonlyMap<MessageTopic, string> = new Map(
  MESSAGE_TOPICS.map((topic) => [topic, `template-of-the-desk-${topic}`]),
)

const AppJson = z.object({
  pages: z.array(z.string()),
  subPackages: z._default(z.array(z.object({ root: z.string(), pages: z.array(z.string()) })), []),
})

/** The pages of the built mini-program; undefined when it is not built. */
const pagesOf = (appJson: string): ReadonlySet<string> | undefined => {
  if (!existsSync(appJson)) return undefined
  const { pages, subPackages } = AppJson.parse(JSON.parse(readFileSync(appJson, 'utf8')))
  const inside = subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root.replace(/\/$/, '')}/${page}`))
  return new Set([...pages, ...inside])
}

/** The mini-program's settings, as in WeChat's console. `appJson`: app.json of the built mini-program. */
export const deskProgram = (appJson: string): MiniProgram => {
  const fields = Object.keys(templateFields('received', {}, plainDate('2026-01-01')))
  return {
    appid: APPID,
    templates: new Map([...TEMPLATE_IDS.values()].map((id) => [id, fields])),
    pages: pagesOf(appJson),
    judge: {
      words: (words) => (words.includes(FORBIDDEN) ? 'risky' : 'pass'),
      media: (bytes) => (Buffer.from(bytes).includes(FORBIDDEN) ? 'risky' : 'pass'),
    },
  }
}

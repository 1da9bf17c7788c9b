import type { ContentCheck, Log } from '@cloud/ports/world'
import * as z from 'zod/mini'
import { WechatFault } from './ask'
import type { WechatClient } from './client'

const TEXT = '/wxa/msg_sec_check'
const MEDIA = '/wxa/media_check_async'
const VERSION = 2
/** Scene "data": text that people enter into a service, neither a comment nor a post. */
const SCENE = 1
const WORDS_MAX = 2500
const IMAGE = 2

const TextSaid = z.object({ result: z.object({ suggest: z.string() }) })
const MediaSaid = z.object({ trace_id: z.string().check(z.minLength(1), z.maxLength(80)) })

/** WeChat's opinion on words and pictures. Advisory only: when there is none, the answer is `unknown`. */
export const httpsContentCheck = (
  client: Pick<WechatClient, 'call'>,
  publicUrl: string | undefined,
  log: Log,
): ContentCheck => {
  /** files of our own host have relative addresses */
  const full = (url: string): string | undefined => {
    if (/^https?:\/\//.test(url)) return url
    return publicUrl === undefined ? undefined : new URL(url, `${publicUrl}/`).toString()
  }
  const asked = async (path: string, body: object): Promise<unknown> => {
    try {
      return (await client.call(path, { version: VERSION, scene: SCENE, ...body })).json
    } catch (error) {
      if (!(error instanceof WechatFault)) throw error
      log.alarm('wechat', { call: 'content.check', outcome: 'unavailable', code: String(error.errcode) })
      return undefined
    }
  }
  return {
    text: async (openid, words) => {
      const said = TextSaid.safeParse(await asked(TEXT, { openid, content: words.slice(0, WORDS_MAX) }))
      if (!said.success) return 'unknown'
      const { suggest } = said.data.result
      if (suggest === 'pass') return 'pass'
      return suggest === 'risky' ? 'refused' : 'unknown'
    },
    media: async (openid, fileUrl) => {
      const address = full(fileUrl)
      if (address === undefined) return undefined
      const body = { openid, media_url: address, media_type: IMAGE }
      const said = MediaSaid.safeParse(await asked(MEDIA, body))
      return said.success ? said.data.trace_id : undefined
    },
  }
}

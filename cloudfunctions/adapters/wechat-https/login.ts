import * as z from 'zod/mini'
import { WechatFault } from './ask'
import type { WechatClient } from './client'

const PATH = '/sns/jscode2session'
/** Invalid, used, or of a person WeChat has blocked: another code may work. */
const BAD_CODE = new Set([40029, 40163, 40226, 41008])
const Session = z.object({ openid: z.string().check(z.minLength(1), z.maxLength(64)) })

/** The person a login code belongs to; `bad-code` for an invalid code; `unavailable` when WeChat does not answer. */
export type CodeLogin = (code: string) => Promise<{ readonly openid: string } | 'bad-code' | 'unavailable'>

/**
 * Exchanges the code of `wx.login` for an openid. The session key in the answer could decrypt personal data and is not kept.
 */
export const codeLogin =
  (client: WechatClient): CodeLogin =>
  async (code) => {
    try {
      const answer = await client.withSecret(PATH, { js_code: code, grant_type: 'authorization_code' })
      const session = Session.safeParse(answer)
      return session.success ? { openid: session.data.openid } : 'unavailable'
    } catch (error) {
      if (!(error instanceof WechatFault)) throw error
      return BAD_CODE.has(error.errcode) ? 'bad-code' : 'unavailable'
    }
  }

import type { Clock } from '@cloud/ports/world'
import { type AccessToken, accessTokenOf } from './access-token'
import { type Ask, askAt, sound, WechatFault } from './ask'

export type WechatAccount = {
  readonly appid: string
  readonly secret: string
  /** `https://api.weixin.qq.com`, or a fake server on loopback */
  readonly base: string
}
export type WechatConfig = WechatAccount & { readonly clock: Clock; readonly timeoutMs?: number }

const PATIENCE_MS = 5000
/** The token is invalid, of another account, or expired: renew it and retry once. */
const TOKEN_OVER = new Set([40001, 40014, 42001])

export type WechatClient = {
  /** a call with the account's access token; WechatFault when it was refused or lost */
  readonly call: (path: string, body: unknown) => Promise<{ readonly bytes: Uint8Array; readonly json: unknown }>
  /** a call authenticated by the account's secret */
  readonly withSecret: (path: string, query: Readonly<Record<string, string>>) => Promise<unknown>
}

const onceWith = async (ask: Ask, path: string, token: string, body: unknown) => {
  const answer = await ask(path, { access_token: token }, body)
  sound(path, answer.json)
  return answer
}

const calling =
  (ask: Ask, tokens: AccessToken): WechatClient['call'] =>
  async (path, body) => {
    const token = await tokens.current()
    try {
      return await onceWith(ask, path, token, body)
    } catch (error) {
      if (!(error instanceof WechatFault && TOKEN_OVER.has(error.errcode))) throw error
    }
    return onceWith(ask, path, await tokens.insteadOf(token), body)
  }

/** Client of WeChat's HTTPS API for one account. The first request is made at the first call. */
export const wechatClient = (config: WechatConfig): WechatClient => {
  const ask = askAt(config.base, config.timeoutMs ?? PATIENCE_MS)
  const { appid, secret } = config
  return {
    call: calling(ask, accessTokenOf(ask, config)),
    withSecret: async (path, query) => {
      const { json } = await ask(path, { appid, secret, ...query }, undefined)
      return sound(path, json)
    },
  }
}

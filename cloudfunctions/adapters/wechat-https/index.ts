import type { Clock, ContentCheck, Log, Messages, MiniCodes, Phone } from '@cloud/ports/world'
import type { Wechat } from '../settings'
import { wechatClient } from './client'
import { httpsContentCheck } from './content-check'
import { type CodeLogin, codeLogin } from './login'
import { byTopic, httpsMessages } from './messages'
import { httpsMiniCodes } from './mini-codes'
import { httpsPhone } from './phone'
import { type PushReader, pushReader } from './push'

export type OverHttps = {
  readonly messages: Messages
  readonly content: ContentCheck
  readonly phone: Phone
  readonly codes: MiniCodes
  readonly login: CodeLogin
  /** undefined while no token for the push is set */
  readonly push: PushReader | undefined
}

/** WeChat over its HTTPS API, for a server outside WeChat's cloud; undefined without an account. */
export const overHttps = (settings: Wechat, clock: Clock, log: Log): OverHttps | undefined => {
  const { WECHAT_APPID: appid, WECHAT_SECRET: secret, WECHAT_API: base, WECHAT_STATE: state } = settings
  if (appid === undefined || secret === undefined) return undefined
  const client = wechatClient({ appid, secret, base, clock })
  const templates = byTopic(settings.TEMPLATES)
  const token = settings.WECHAT_PUSH_TOKEN
  return {
    messages: httpsMessages(client, templates, state, log),
    content: httpsContentCheck(client, settings.PUBLIC_URL, log),
    phone: httpsPhone(client, log),
    codes: httpsMiniCodes(client, state, log),
    login: codeLogin(client),
    push:
      token === undefined
        ? undefined
        : pushReader({ token, appid, aesKey: settings.WECHAT_PUSH_KEY }, () => clock.now()),
  }
}

import { WechatFault } from '../wechat-https/ask'
import type { WechatClient } from '../wechat-https/client'
import { checkCredentials, type Env, type Fields, type Sdk } from './sdk'

type Asked = (sdk: Sdk['openapi'], body: Fields) => Promise<unknown>

/** The interfaces of WeChat that the product calls, by their HTTPS address. */
const INTERFACES: Readonly<Record<string, Asked>> = {
  '/cgi-bin/message/subscribe/send': (api, body) => api.subscribeMessage.send(body),
  '/wxa/msg_sec_check': (api, body) => api.security.msgSecCheck(body),
  '/wxa/media_check_async': (api, body) => api.security.mediaCheckAsync(body),
  '/wxa/business/getuserphonenumber': (api, body) => api.phonenumber.getPhoneNumber(body),
  '/wxa/getwxacodeunlimit': (api, body) => api.wxacode.getUnlimited(body),
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined

/** The SDK converts snake_case names of the first level to camelCase; this restores the names the readers expect. */
const asSent = (said: unknown): unknown => {
  const trace = fieldOf(said, 'traceId')
  const phone = fieldOf(said, 'phoneInfo')
  return {
    result: fieldOf(said, 'result'),
    ...(trace === undefined ? {} : { trace_id: trace }),
    ...(phone === undefined ? {} : { phone_info: phone }),
  }
}

const faultIn = (error: unknown, path: string): WechatFault => {
  const code = fieldOf(error, 'errCode')
  return new WechatFault(typeof code === 'number' ? code : 0, path)
}

/**
 * Calls WeChat's interfaces from a cloud function: without a token, by the permissions in its configuration. The calls are the
 * same as over HTTPS, so their meaning is defined once (`../wechat-https`).
 */
export const callsInCloud = (env: Env, sdk: Sdk): Pick<WechatClient, 'call'> => ({
  call: async (path, body) => {
    const ask = INTERFACES[path]
    if (ask === undefined) throw new Error(`${path}: not among the interfaces called`)
    checkCredentials(env)
    try {
      const said = await ask(sdk.openapi, body as Fields)
      const picture = fieldOf(said, 'buffer')
      return picture instanceof Uint8Array
        ? { bytes: picture, json: undefined }
        : { bytes: new Uint8Array(), json: asSent(said) }
    } catch (error) {
      throw faultIn(error, path)
    }
  },
})

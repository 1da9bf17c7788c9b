import type { Log, Phone } from '@cloud/ports/world'
import * as z from 'zod/mini'
import { WechatFault } from './ask'
import type { WechatClient } from './client'

const PATH = '/wxa/business/getuserphonenumber'
const Said = z.object({ phone_info: z.object({ purePhoneNumber: z.string().check(z.regex(/^\d{5,20}$/)) }) })

/**
 * The number behind the code of the phone-number button; undefined when the code is invalid or used, or WeChat does not answer.
 */
export const httpsPhone = (client: Pick<WechatClient, 'call'>, log: Log): Phone => ({
  exchange: async (code) => {
    try {
      const said = Said.safeParse((await client.call(PATH, { code })).json)
      return said.success ? said.data.phone_info.purePhoneNumber : undefined
    } catch (error) {
      if (!(error instanceof WechatFault)) throw error
      log.alarm('wechat', { call: 'phone.exchange', outcome: 'unavailable', code: String(error.errcode) })
      return undefined
    }
  },
})

import { done, WRONG } from './answer'
import { type Interface, textOf } from './interfaces'

/** `phonenumber.getPhoneNumber`: exchanges a code from the button on the phone, once. */
export const getPhoneNumber: Interface = (params, { account, program, now }) => {
  const number = account.usePhoneCode(textOf(params, 'code'))
  if (number === undefined) return WRONG.code
  return done({
    phone_info: {
      phoneNumber: number,
      purePhoneNumber: number,
      countryCode: '86',
      watermark: { timestamp: Math.floor(now() / 1000), appid: program.appid },
    },
  })
}

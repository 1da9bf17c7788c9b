import type { Identity } from '../../ports/identity'
import type { Env, Sdk } from './sdk'

/**
 * Who calls, as WeChat's cloud vouches for it in the environment of each call; timers and HTTP have nobody. What the
 * caller's own event says about identity is a claim and is never looked at. The SDK makes numbers of values that are all
 * digits and so changes long ones; such a one is read as it came.
 */
export const identityOf = (sdk: Pick<Sdk, 'getWXContext'>, env: Env): Identity => {
  const { OPENID } = sdk.getWXContext()
  const openid = typeof OPENID === 'number' ? env['WX_OPENID'] : OPENID
  return typeof openid === 'string' && openid !== '' ? { openid } : undefined
}

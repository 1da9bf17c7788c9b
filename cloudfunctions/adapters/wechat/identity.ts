import type { Identity } from '../../ports/identity'
import type { Env, Sdk } from './sdk'

/**
 * The caller's identity, which WeChat's cloud sets in the environment of each call; timers and HTTP requests have none.
 * Identity fields of the event itself are never trusted. The SDK converts values of digits only to numbers and so corrupts long
 * ones; such a value is read from the environment instead.
 */
export const identityOf = (sdk: Pick<Sdk, 'getWXContext'>, env: Env): Identity => {
  const { OPENID } = sdk.getWXContext()
  const openid = typeof OPENID === 'number' ? env['WX_OPENID'] : OPENID
  return typeof openid === 'string' && openid !== '' ? { openid } : undefined
}

import type { Identity } from '../../ports/identity'
import type { Env, Sdk } from './sdk'

/**
 * The caller, as vouched for by WeChat's cloud in the environment of each call; timers and HTTP requests have none. What the
 * event itself says about identity is never trusted. The SDK turns values of digits only into numbers and so corrupts long
 * ones; such a value is read from the environment instead.
 */
export const identityOf = (sdk: Pick<Sdk, 'getWXContext'>, env: Env): Identity => {
  const { OPENID } = sdk.getWXContext()
  const openid = typeof OPENID === 'number' ? env['WX_OPENID'] : OPENID
  return typeof openid === 'string' && openid !== '' ? { openid } : undefined
}

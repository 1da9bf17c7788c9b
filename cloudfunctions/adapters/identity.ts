import type { Identity } from '@cloud/dispatch/who-is'

/**
 * Who calls, as WeChat's cloud vouches for it: it puts the openid into the environment of each call. What the
 * caller's own event says about identity is a claim and is never looked at.
 */
export const identityFrom = (env: Readonly<Record<string, string | undefined>>): Identity => {
  const openid = env['WX_OPENID']
  return openid === undefined || openid === '' ? undefined : { openid }
}

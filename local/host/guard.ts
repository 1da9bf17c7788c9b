import { refusal } from '@cloud/host/answers'
import type { Context, Next } from 'hono'

const HERE = new Set(['127.0.0.1', 'localhost', '[::1]'])

const hostnameOf = (address: string): string | undefined => {
  try {
    return new URL(address).hostname
  } catch {
    return undefined
  }
}

/**
 * A client that reaches this port can act as any persona, so only pages of this machine are allowed: the Host must be a name of
 * this machine (a foreign name resolving to 127.0.0.1 belongs to a foreign page), and the Origin, if any, must be the requested
 * address.
 */
export const onlyFromHere = async (c: Context, next: Next): Promise<Response | undefined> => {
  const host = c.req.header('host') ?? ''
  const name = hostnameOf(`http://${host}`)
  if (name === undefined || !HERE.has(name)) return c.json(refusal('NOT_ALLOWED'), 403)
  const origin = c.req.header('origin')
  if (origin !== undefined && origin !== `http://${host}`) return c.json(refusal('NOT_ALLOWED'), 403)
  // a foreign page that sends no Origin (an image, a form in an old browser) is recognised by this header
  const site = c.req.header('sec-fetch-site')
  if (site === 'cross-site' && c.req.method !== 'GET') return c.json(refusal('NOT_ALLOWED'), 403)
  await next()
  return undefined
}

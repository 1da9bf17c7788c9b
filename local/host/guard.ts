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
 * Whoever reaches this port can act as anybody, so only this machine's own pages may: the Host must be
 * a name of this machine (a foreign name that resolves to 127.0.0.1 is somebody else's page), and an
 * Origin, when there is one, must be the very address that is asked.
 */
export const onlyFromHere = async (c: Context, next: Next): Promise<Response | undefined> => {
  const host = c.req.header('host') ?? ''
  const name = hostnameOf(`http://${host}`)
  if (name === undefined || !HERE.has(name)) return c.json(refusal('NOT_ALLOWED'), 403)
  const origin = c.req.header('origin')
  if (origin !== undefined && origin !== `http://${host}`) return c.json(refusal('NOT_ALLOWED'), 403)
  // a page elsewhere that sends no Origin (an image, a form in an old browser) still says so here
  const site = c.req.header('sec-fetch-site')
  if (site === 'cross-site' && c.req.method !== 'GET') return c.json(refusal('NOT_ALLOWED'), 403)
  await next()
  return undefined
}

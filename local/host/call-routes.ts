import type { Hono } from 'hono'
import type { Desk } from '../desk/desk'
import { openidOf } from '../desk/desk-people'
import { refusal } from './answers'
import { readUpTo } from './body'

const BODY_LIMIT = 400 * 1024

const parsed = (bytes: Uint8Array): { readonly json: unknown } | undefined => {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown }
  } catch {
    return undefined
  }
}

/** `/as/<persona>/api` and `/as/<persona>/documents`: an envelope in, an answer out, always HTTP 200. */
export const callRoutes = (app: Hono, desk: Desk): void => {
  for (const entry of ['api', 'documents'] as const) {
    app.post(`/as/:persona/${entry}`, async (c) => {
      if (desk.people.find(c.req.param('persona')) === undefined) return c.json(refusal('NOT_SIGNED_IN'))
      const bytes = await readUpTo(c.req.raw, BODY_LIMIT)
      if (bytes === 'too-large') return c.json(refusal('TOO_LARGE'))
      const body = parsed(bytes)
      if (body === undefined) return c.json(refusal('BAD_INPUT', { at: 'body' }))
      const openid = openidOf(c.req.param('persona'))
      return c.json(await desk[entry]({ openid }, body.json, bytes.byteLength))
    })
  }
}

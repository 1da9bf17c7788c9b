import { refusal } from '@cloud/host/answers'
import { envelopeIn } from '@cloud/host/calls'
import type { Hono } from 'hono'
import type { Desk } from '../desk/desk'
import { openidOf } from '../desk/desk-people'

/** `/as/<persona>/api` and `/as/<persona>/documents`: takes an envelope, returns an answer, always HTTP 200. */
export const callRoutes = (app: Hono, desk: Desk): void => {
  for (const entry of ['api', 'documents'] as const) {
    app.post(`/as/:persona/${entry}`, async (c) => {
      if (desk.people.find(c.req.param('persona')) === undefined) return c.json(refusal('NOT_SIGNED_IN'))
      const sent = await envelopeIn(c.req.raw)
      if ('refused' in sent) return c.json(sent.refused)
      const openid = openidOf(c.req.param('persona'))
      return c.json(await desk[entry]({ openid }, sent.body, sent.size))
    })
  }
}

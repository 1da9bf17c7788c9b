import { refusal } from '@cloud/host/answers'
import { envelopeIn } from '@cloud/host/calls'
import type { Hono } from 'hono'
import type { Desk } from '../desk/desk'
import { openidOf, type Persona } from '../desk/desk-people'

/** A persona lives in one city, which its calls therefore need not name. */
const inCityOf = ({ city }: Persona, body: unknown): unknown =>
  city === undefined || typeof body !== 'object' ? body : { ...body, city }

/** `/as/<persona>/api` and `/as/<persona>/documents`: takes an envelope, returns an answer, always HTTP 200. */
export const callRoutes = (app: Hono, desk: Desk): void => {
  for (const entry of ['api', 'documents'] as const) {
    app.post(`/as/:persona/${entry}`, async (c) => {
      const persona = desk.people.find(c.req.param('persona'))
      if (persona === undefined) return c.json(refusal('NOT_SIGNED_IN'))
      const sent = await envelopeIn(c.req.raw)
      if ('refused' in sent) return c.json(sent.refused)
      const openid = openidOf(c.req.param('persona'))
      return c.json(await desk[entry]({ openid }, inCityOf(persona, sent.body), sent.size))
    })
  }
}

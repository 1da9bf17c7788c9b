import type { Hono } from 'hono'
import { jsonIn, readUpTo } from './body'
import type { HostParts } from './parts'

/** Bytes. A push has a few hundred; WeChat's longest has a few thousand. */
const PUSH_LIMIT = 64 * 1024

/**
 * `/events`: WeChat's message push. `GET` is the console testing the address. A push is answered `success` once it has been
 * handled, even if it is unknown; when the store fails, the answer is an HTTP error, and WeChat repeats the push.
 */
export const pushRoutes = (app: Hono, { ports, push }: HostParts): void => {
  if (push === undefined) return
  const { reader, events } = push
  app.get('/events', (c) => {
    const echo = reader.echo(c.req.query())
    return echo === undefined ? c.text('', 403) : c.text(echo)
  })
  app.post('/events', async (c) => {
    const bytes = await readUpTo(c.req.raw, PUSH_LIMIT)
    const read = bytes === 'too-large' ? undefined : reader.read(c.req.query(), jsonIn(bytes)?.json)
    if (read === undefined) {
      ports.log.info('push', { outcome: 'refused', code: 'NOT_ALLOWED' })
      return c.text('', 403)
    }
    await events(undefined, read.event)
    return c.text('success')
  })
}

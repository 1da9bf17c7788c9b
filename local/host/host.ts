import { refusal } from '@cloud/host/answers'
import { fileRoutes } from '@cloud/host/file-routes'
import { commonHeaders, DATA_POLICY } from '@cloud/host/headers'
import { type Listening, listen } from '@cloud/host/listen'
import { Hono } from 'hono'
import type { Desk } from '../desk/desk'
import { callRoutes } from './call-routes'
import { cloudRoutes } from './cloud-routes'
import { deskRoutes } from './desk-routes'
import { onlyFromHere } from './guard'
import { officeRoutes } from './office-routes'
import { pageRoutes } from './page-routes'

const appOf = (desk: Desk, pages: string): Hono => {
  const app = new Hono()
  app.use('*', async (c, next) => {
    await next()
    // the app's pages may be framed by the desk's phone page; nothing of the desk may be framed by other pages
    const framed = c.req.path.startsWith('/as/')
    for (const [name, value] of Object.entries(commonHeaders(false, framed ? 'SAMEORIGIN' : 'DENY')))
      c.header(name, value)
    if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', DATA_POLICY)
  })
  app.use('*', onlyFromHere)
  deskRoutes(app, desk)
  callRoutes(app, desk)
  fileRoutes(
    app,
    '/as/:persona',
    {
      files: desk.files,
      storeOf: (c) => desk.storeIn?.(desk.people.find(c.req.param('persona') ?? '')?.city) ?? desk.ports.store,
    },
    (c) => desk.people.find(c.req.param('persona') ?? '') !== undefined,
  )
  cloudRoutes(app, desk, pages)
  pageRoutes(app, desk, pages)
  officeRoutes(app, desk, pages)
  app.notFound((c) => c.json(refusal('NOT_FOUND'), 404))
  app.onError((error, c) => {
    desk.ports.log.alarm('host', { error: error.name })
    return c.json(refusal('UNAVAILABLE'), 500)
  })
  return app
}

export type Host = Listening

/**
 * Listens on this machine only. `pages`: the folder of the built web app. `port` 0: any free port. Rejects when the port is in
 * use.
 */
export const startHost = (desk: Desk, options: { port: number; pages: string }): Promise<Host> =>
  listen(appOf(desk, options.pages).fetch, { host: '127.0.0.1', port: options.port })

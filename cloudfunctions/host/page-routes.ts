import type { Hono } from 'hono'
import { pagePolicy } from './headers'
import { pageFile } from './pages'
import type { HostParts } from './parts'
import { WORDS } from './words'

/** The web pages, for the officers' desks. */
export const pageRoutes = (app: Hono, { pages }: Pick<HostParts, 'pages'>): void => {
  if (pages === undefined) {
    app.get('/', (c) => c.text(WORDS.notBuilt, 404))
    return
  }
  const policy = pagePolicy(pages)
  app.get('/*', async (c) => {
    const found = await pageFile(pages, c.req.path.slice(1))
    if (found === undefined) return c.text(WORDS.noPage, 404)
    return c.body(found.bytes, 200, { ...found.headers, 'content-security-policy': policy })
  })
}

import type { Hono } from 'hono'
import { pagePolicy } from './headers'
import { pageAnswer } from './pages'
import type { HostParts } from './parts'
import { WORDS } from './words'

/** Serves the web pages for the officers' desks. */
export const pageRoutes = (
  app: Hono,
  { pages }: Pick<HostParts, 'pages'>,
  as: 'compressed' | 'as-it-is' = 'compressed',
): void => {
  if (pages === undefined) {
    app.get('/', (c) => c.text(WORDS.notBuilt, 404))
    return
  }
  const policy = pagePolicy(pages)
  app.get('/*', async (c) => {
    const found = await pageAnswer(c, pages, c.req.path.slice(1), { policy, as })
    return found ?? c.text(WORDS.noPage, 404)
  })
}

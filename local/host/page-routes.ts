import { FRAMES, pagePolicy } from '@cloud/host/headers'
import { pageAnswer } from '@cloud/host/pages'
import type { Hono } from 'hono'
import type { Desk } from '../desk/desk'
import { WORDS } from '../front/words'

/** The app under each persona's own folder: its addresses are relative, so its calls go to that persona's entries. */
export const pageRoutes = (app: Hono, desk: Desk, pages: string): void => {
  app.get('/as/:persona', (c) => {
    const persona = desk.people.find(c.req.param('persona'))
    return persona === undefined ? c.text(WORDS.nobody, 404) : c.redirect(`/as/${persona.key}/`, 302)
  })
  app.get('/as/:persona/*', async (c) => {
    const persona = c.req.param('persona')
    if (desk.people.find(persona) === undefined) return c.text(WORDS.nobody, 404)
    const wanted = c.req.path.slice(`/as/${persona}/`.length)
    // the desk's own phone page shows it in a frame
    const found = await pageAnswer(c, pages, wanted, { policy: pagePolicy(pages, FRAMES.own) })
    return found ?? c.text(wanted === '' ? WORDS.notBuilt : WORDS.noPage, 404)
  })
}

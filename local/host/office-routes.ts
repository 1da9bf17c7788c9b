import { refusal } from '@cloud/host/answers'
import { envelopeIn } from '@cloud/host/calls'
import { fileRoutes } from '@cloud/host/file-routes'
import { pagePolicy } from '@cloud/host/headers'
import { pageAnswer } from '@cloud/host/pages'
import { agentOf, arrivalOf, withCookie } from '@cloud/host/sessions'
import type { Ports } from '@cloud/ports/index'
import type { Answer } from '@domain/contract/call'
import type { Context, Hono } from 'hono'
import type { Desk } from '../desk/desk'
import { WORDS } from '../front/words'

/** The browser on this machine, without HTTPS. */
const HERE = { address: '127.0.0.1', secure: false, local: true } as const

const nameIn = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined

const answered = async (c: Context, desk: Desk, ports: Ports, entry: 'api' | 'documents'): Promise<Answer<unknown>> => {
  const sent = await envelopeIn(c.req.raw)
  if ('refused' in sent) return sent.refused
  const from = await arrivalOf(c, ports, HERE, undefined)
  if (from.kind === 'over') return refusal('NOT_SIGNED_IN')
  if (from.kind === 'foreign') return refusal('NOT_ALLOWED')
  const visitor = { agent: agentOf(c), address: HERE.address }
  const answer = await desk[entry](from.identity, sent.body, sent.size, visitor)
  return withCookie(c, HERE, ports, nameIn(sent.body), answer)
}

/**
 * `/office/`: the web desk as deployed, where no person is signed in until a phone has approved the browser. The personas' own
 * folders stay as they are; one persona acts as the phone.
 */
export const officeRoutes = (app: Hono, desk: Desk, pages: string): void => {
  const { office: ports } = desk
  if (ports === undefined) return
  for (const entry of ['api', 'documents'] as const)
    app.post(`/office/${entry}`, async (c) =>
      c.json(await answered(c, desk, ports, entry), 200, { 'cache-control': 'no-store' }),
    )
  fileRoutes(app, '/office', { files: desk.files, storeOf: () => ports.store })
  app.get('/office', (c) => c.redirect('/office/', 302))
  app.get('/office/*', async (c) => {
    const wanted = c.req.path.slice('/office/'.length)
    const found = await pageAnswer(c, pages, wanted, { policy: pagePolicy(pages) })
    return found ?? c.text(wanted === '' ? WORDS.notBuilt : WORDS.noPage, 404)
  })
}

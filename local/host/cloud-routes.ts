import { pagePolicy } from '@cloud/host/headers'
import { pageAnswer } from '@cloud/host/pages'
import type { Hono } from 'hono'
import type { Desk } from '../desk/desk'

const NOT_FOUND = 404
/** Only addresses of cloud storage, and nothing else reachable at that host. */
const STORAGE = /^\/as\/[^/]+\/cloud\/(cos\/.*)$/

const KEPT = [
  'content-type',
  'set-cookie',
  'cache-control',
  'location',
  'content-disposition',
  'content-security-policy',
]
const TOLD = ['content-type', 'cookie', 'user-agent', 'accept', 'range', 'sec-fetch-site']

const some = (headers: Headers, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : [])))

/**
 * The cloud's web desk at the desk's own address: calls are answered by a function, and the pages deployed with it are served
 * from here.
 */
const webDesk = (app: Hono, cloud: () => string, pages: string): void => {
  app.all('/office', (c) => c.redirect('/office/', 302))
  app.get('/office/*', async (c, next) => {
    const page = await pageAnswer(c, pages, c.req.path.slice('/office/'.length), { policy: pagePolicy(pages) })
    return page ?? next()
  })
  app.all('/office/*', async (c) => {
    const { pathname, search } = new URL(c.req.url)
    const { method, headers } = c.req.raw
    const body = method === 'GET' || method === 'HEAD' ? null : await c.req.arrayBuffer()
    const asked = { method, headers: some(headers, TOLD), body, redirect: 'manual' } as const
    const reply = await fetch(`${cloud()}${pathname}${search}`, asked)
    return new Response(await reply.arrayBuffer(), { status: reply.status, headers: some(reply.headers, KEPT) })
  })
}

/**
 * Files in cloud storage, for the desk's pages: a mini-program downloads their temporary addresses without the restrictions of
 * a browser page, so the desk downloads them for the page. The address alone gives the right to read.
 */
export const cloudRoutes = (app: Hono, { cloud }: Desk, pages: string): void => {
  if (cloud === undefined) return
  webDesk(app, cloud, pages)
  app.get('/as/:persona/cloud/*', async (c) => {
    const { pathname, search } = new URL(c.req.url)
    const place = STORAGE.exec(pathname)?.[1]
    if (place === undefined) return c.text('', NOT_FOUND)
    const reply = await fetch(`${cloud()}/${place}${search}`)
    return c.body(await reply.arrayBuffer(), reply.ok ? 200 : NOT_FOUND, {
      'content-type': reply.headers.get('content-type') ?? 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    })
  })
}

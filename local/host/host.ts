import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { Desk } from '../desk/desk'
import { refusal } from './answers'
import { callRoutes } from './call-routes'
import { deskRoutes } from './desk-routes'
import { fileRoutes } from './file-routes'
import { onlyFromHere } from './guard'
import { pageRoutes } from './page-routes'

const appOf = (desk: Desk, pages: string): Hono => {
  const app = new Hono()
  app.use('*', onlyFromHere)
  deskRoutes(app, desk)
  callRoutes(app, desk)
  fileRoutes(app, desk)
  pageRoutes(app, desk, pages)
  app.notFound((c) => c.json(refusal('NOT_FOUND'), 404))
  app.onError((error, c) => {
    desk.ports.log.alarm('host', { error: error.name })
    return c.json(refusal('UNAVAILABLE'), 500)
  })
  return app
}

export type Host = { readonly port: number; close(): Promise<void> }

/** Listens on this machine only. `pages`: the folder of the built web app. `port` 0: any free one. Rejects when the port is taken. */
export const startHost = async (desk: Desk, options: { port: number; pages: string }): Promise<Host> => {
  const listen = getRequestListener(appOf(desk, options.pages).fetch)
  const server = createServer((request, reply) => void listen(request, reply))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const impatient = setTimeout(() => server.closeAllConnections(), 2000)
      await closed
      clearTimeout(impatient)
    },
  }
}

import { createServer as httpServer, type RequestListener, type Server } from 'node:http'
import { createServer as httpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type HttpBindings } from '@hono/node-server'

export type Listening = {
  readonly port: number
  /**
   * Accepts no new connection, lets running requests finish, and aborts those not finished after `patienceMs`. Returns whether
   * all have finished.
   */
  close(patienceMs?: number): Promise<boolean>
}

type Where = {
  readonly host: string
  /** 0: any free port */
  readonly port: number
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
}
type Answering = (request: Request, bindings: HttpBindings) => Response | Promise<Response>

/** Timeouts, so that slow senders and idle connections do not exhaust the server. */
const setTimes = (server: Server): void => {
  server.headersTimeout = 15_000
  server.requestTimeout = 120_000
  server.keepAliveTimeout = 65_000 // a little longer than balancers keep their connections
}

/** Rejects when the port is taken. */
export const listen = async (answer: Answering, { host, port, tls }: Where): Promise<Listening> => {
  const handler = getRequestListener((request, bindings) => answer(request, bindings as HttpBindings))
  let closing = false
  const listener: RequestListener = (request, reply) => {
    // a connection carries many requests: while stopping, any may be its last
    if (closing) reply.setHeader('connection', 'close')
    void handler(request, reply)
  }
  const server = tls === undefined ? httpServer(listener) : httpsServer({ ...tls, minVersion: 'TLSv1.2' }, listener)
  setTimes(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: async (patienceMs = 2000) => {
      closing = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // a request that was running when closing began keeps its connection open for the next request
      const sweep = setInterval(() => server.closeIdleConnections(), 20)
      let finished = true
      const impatient = setTimeout(() => {
        finished = false
        server.closeAllConnections()
      }, patienceMs)
      await closed
      clearInterval(sweep)
      clearTimeout(impatient)
      return finished
    },
  }
}

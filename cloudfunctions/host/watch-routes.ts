import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { type HostParts, wayIn } from './parts'

/** Timeout of the health check: a balancer polls every few seconds and does not wait long. */
const HEALTH_MS = 2000

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const within = async (work: Promise<unknown>, ms: number): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  const done = work.then(
    () => true,
    () => false,
  )
  const answer = await Promise.race([done, late])
  clearTimeout(timer)
  return answer
}

/** The routes for load balancers and metrics collectors. An unauthenticated client learns only whether the server works. */
export const watchRoutes = (app: Hono, parts: HostParts): void => {
  const mayCollect = (c: Context): boolean => {
    const { metricsToken } = parts
    if (metricsToken === undefined) return wayIn(c, parts).local
    const given = c.req.header('authorization') ?? ''
    return timingSafeEqual(digest(given), digest(`Bearer ${metricsToken}`))
  }
  app.get('/healthz', async (c) => {
    const store = await within(parts.storeAnswers(), HEALTH_MS)
    const stopping = parts.isStopping()
    const state = { ok: store && !stopping, store: store ? 'ok' : 'unavailable', stopping, version: parts.version }
    return c.json(state, state.ok ? 200 : 503, { 'cache-control': 'no-store' })
  })
  app.get('/metrics', async (c) => {
    if (!mayCollect(c)) return c.text('', 403)
    return c.body(await parts.metrics.text(), 200, { 'content-type': parts.metrics.type })
  })
}

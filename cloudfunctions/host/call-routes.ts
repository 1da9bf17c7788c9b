import type { Answer } from '@domain/contract/call'
import type { Context, Hono } from 'hono'
import type { Entry } from '../dispatch/dispatch'
import { neighbourhood, type Way } from './address'
import { refusal, sent } from './answers'
import { envelopeIn } from './calls'
import { limiter } from './limiter'
import { type CallParts, wayIn } from './parts'
import { agentOf, arrivalOf, withCookie } from './sessions'

const MINUTE = 60_000
/**
 * Calls with which an unauthenticated client could guess secrets are rate-limited. The limit is high because an office shares
 * one address and each desk polls every two seconds.
 */
const SIGN_INS_A_MINUTE = 900
const STRANGERS = new Set(['session.begin', 'session.collect'])

const nameIn = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined

/** `POST /api` and `/documents`: takes an envelope, returns an answer, always HTTP 200. */
export const callRoutes = (app: Hono, parts: CallParts): void => {
  const { ports, metrics, publicUrl } = parts
  const now = (): number => ports.clock.now()
  const tries = limiter(SIGN_INS_A_MINUTE, MINUTE, now)

  const admitted = (body: unknown, way: Way): boolean =>
    !STRANGERS.has(String(nameIn(body))) || tries.admits(neighbourhood(way.address))

  const answered = async (c: Context, entry: Entry): Promise<Answer<unknown>> => {
    const way = wayIn(c, parts)
    const given = await envelopeIn(c.req.raw)
    if ('refused' in given) return given.refused
    if (!admitted(given.body, way)) return refusal('TOO_MANY')
    const from = await arrivalOf(c, ports, way, publicUrl)
    if (from.kind === 'over') return refusal('NOT_SIGNED_IN')
    if (from.kind === 'foreign') return refusal('NOT_ALLOWED')
    const visitor = { agent: agentOf(c), address: neighbourhood(way.address) }
    const answer = await entry(from.identity, given.body, given.size, visitor)
    return withCookie(c, way, ports, nameIn(given.body), answer)
  }

  for (const name of ['api', 'documents'] as const) {
    const entry = metrics.counted(name, parts[name])
    app.post(`/${name}`, async (c) => {
      try {
        return sent(c, await answered(c, entry))
      } catch (error) {
        // only the session could not be read: UNAVAILABLE makes the phone retry the call
        ports.log.alarm('host', { call: name, error: error instanceof Error ? error.name : 'unknown' })
        return sent(c, refusal('UNAVAILABLE'))
      }
    })
  }
}

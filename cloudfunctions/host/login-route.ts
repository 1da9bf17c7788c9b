import type { Answer } from '@domain/contract/call'
import type { Context, Hono } from 'hono'
import * as z from 'zod/mini'
import { randomIds } from '../adapters/ids'
import { openSession } from '../usecases/session/open-session'
import { neighbourhood } from './address'
import { refusal, sent } from './answers'
import { envelopeIn } from './calls'
import { limiter } from './limiter'
import { type HostParts, wayIn } from './parts'
import { agentOf } from './sessions'

const MINUTE = 60_000
/** Limit per address. A phone signs in about once a day; thousands may share one address of a mobile network. */
const LOGINS_A_MINUTE = 300

const Login = z.object({ code: z.string().check(z.minLength(1), z.maxLength(256)) })
type Session = { readonly token: string; readonly until: number }

/**
 * `POST /login {code}` with the code of `wx.login`: WeChat identifies the user of the phone, and the phone gets a session of
 * its own. The HTTP status is always 200 and the body contains an answer, as for a call.
 */
export const loginRoute = (app: Hono, parts: HostParts): void => {
  const { ports, login } = parts
  const tries = limiter(LOGINS_A_MINUTE, MINUTE, () => ports.clock.now())

  const signedIn = async (c: Context): Promise<Answer<Session>> => {
    if (!tries.admits(neighbourhood(wayIn(c, parts).address))) return refusal('TOO_MANY')
    const given = await envelopeIn(c.req.raw)
    if ('refused' in given) return given.refused
    const asked = Login.safeParse(given.body)
    if (!asked.success) return refusal('BAD_INPUT', { at: 'code' })
    if (login === undefined) return refusal('NOT_ALLOWED')
    const who = await login(asked.data.code)
    if (who === 'bad-code') return refusal('NOT_SIGNED_IN')
    if (who === 'unavailable') return refusal('UNAVAILABLE')
    const session = await openSession(ports, { openid: who.openid, kind: 'phone', bound: agentOf(c) })
    return { ok: true, value: { token: session.token, until: session.until }, requestId: randomIds.mint() }
  }

  app.post('/login', async (c) => {
    try {
      const answer = await signedIn(c)
      ports.log.info('login', {
        request: answer.requestId,
        outcome: answer.ok ? 'ok' : 'refused',
        ...(answer.ok ? {} : { code: answer.refusal.code }),
      })
      return sent(c, answer)
    } catch (error) {
      ports.log.alarm('login', { error: error instanceof Error ? error.name : 'unknown' })
      return sent(c, refusal('UNAVAILABLE'))
    }
  })
}

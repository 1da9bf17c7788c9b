import { ok, refuse } from '@domain/kernel/result'
import { SESSION_SPANS, SIGN_IN_SPANS } from '@domain/session/session'
import type { UseCase } from '../call/context'
import { PEOPLE, SIGN_INS, type SignInDoc } from '../stored/collections'
import { insertSession } from './open-session'
import { boundHash, requestId, secretHash, sessionId, tokenOf } from './secrets'

const over = refuse('SIGN_IN_OVER')

/** The time until which this request can still be collected. */
const endOf = ({ state, until, by, collected }: SignInDoc): number => {
  switch (state) {
    case 'open':
      return until
    case 'approved':
      return (by?.at ?? 0) + SIGN_IN_SPANS.collect
    case 'collected':
      return (collected?.at ?? 0) + SIGN_IN_SPANS.repeat
    case 'ended':
      return 0
  }
}

/**
 * The browser collects its session with the secret that only it has, and must be the browser that made the request. Works once;
 * within a minute the same answer is repeated, for a lost response.
 */
export const collectSession = (async ({ ports, now, visitor }, { request, secret }) => {
  const id = requestId(ports, request)
  const mine = (doc: SignInDoc | undefined): doc is SignInDoc =>
    doc !== undefined &&
    doc.secretHash === secretHash(ports, request, secret) &&
    doc.bound === boundHash(ports, visitor?.agent ?? '') &&
    now < endOf(doc)
  const seen = await ports.store.get(SIGN_INS, id)
  if (!mine(seen?.doc)) return over
  if (seen.doc.state === 'open') return ok({ state: 'waiting' as const })
  const token = tokenOf(ports, request, secret)
  return ports.store.transaction(async (tx) => {
    const current = await tx.get(SIGN_INS, id)
    const by = current?.doc.by
    if (current === undefined || by === undefined || !mine(current.doc)) return over
    const { collected, bound, browser } = current.doc
    if (collected !== undefined) return ok({ state: 'signed-in' as const, token, until: collected.until })
    const person = await tx.get(PEOPLE, by.person)
    if (person === undefined || person.doc.posts.length === 0) return over
    const until = now + SESSION_SPANS.web.absolute
    const { openid } = by
    await insertSession(tx, sessionId(ports, token), {
      ...{ person: by.person, openid, kind: 'web', bound, browser },
      ...{ since: now, lastUsed: now, until },
    })
    await tx.replace(SIGN_INS, current, { ...current.doc, state: 'collected', collected: { at: now, until } })
    return ok({ state: 'signed-in' as const, token, until })
  })
}) satisfies UseCase<'session.collect'>

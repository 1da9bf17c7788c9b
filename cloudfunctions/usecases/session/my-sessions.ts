import { ok, refuse } from '@domain/kernel/result'
import { isLive } from '@domain/session/session'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Signed, UseCase } from '../call/context'
import { SESSIONS, type SessionDoc } from '../stored/collections'
import { eventOf, tell } from './open-session'

/** Sessions per transaction; more are ended in several transactions. */
const AT_ONCE = 5

const liveOf = async ({ ports, person, now }: Signed): Promise<readonly Stored<SessionDoc>[]> => {
  const query = { index: 'byPerson', eq: [person.id], gte: now + 1, desc: true, limit: 100 }
  const { items } = await ports.store.query(SESSIONS, query)
  return items.filter(({ doc }) => isLive(doc, now))
}

/** 我在哪些电脑上登录着: the latest first. */
export const listSessions = (async (context) => {
  const sessions = (await liveOf(context)).map(({ id, doc: { kind, browser, since, lastUsed, until } }) => ({
    ...{ id, kind, browser, since, lastUsed, until },
    current: id === context.session?.id,
  }))
  return ok({ sessions })
}) satisfies UseCase<'session.list'>

const end = async (tx: Tx, { person, now, session }: Signed, ids: readonly string[]): Promise<number> => {
  let ended = 0
  for (const seen of await tx.getMany(SESSIONS, ids)) {
    // another person's session is ignored, so that the caller cannot find out whether it exists
    if (seen?.doc.person !== person.id) continue
    await tell(tx, eventOf(seen.id, seen.doc, seen.id === session?.id ? 'signed-out' : 'revoked', now))
    await tx.remove(SESSIONS, seen)
    ended += 1
  }
  return ended
}

/**
 * 退出登录: takes effect at once on any computer. `all` also ends the phone's own session on a server; the phone signs in again
 * automatically.
 */
export const revokeSession = (async (context, input) => {
  const { session } = context
  if (input.session === 'current' && session === undefined) return refuse('NOT_FOUND')
  if (input.session !== 'all') {
    const id = input.session === 'current' ? (session?.id ?? '') : input.session
    return context.commit(async (tx) => ok({ ended: await end(tx, context, [id]) }))
  }
  const ids = (await liveOf(context)).map(({ id }) => id)
  let before = 0
  for (; ids.length > AT_ONCE; ) {
    const some = ids.splice(0, AT_ONCE)
    before += await context.ports.store.transaction((tx) => end(tx, context, some))
  }
  return context.commit(async (tx) => ok({ ended: before + (await end(tx, context, ids)) }))
}) satisfies UseCase<'session.revoke'>

import type { PersonId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { Signed, UseCase } from '../../dispatch/context'
import type { Tx } from '../../ports/doc-store'
import { INVITES, PEOPLE, POSTS, postId, SESSIONS } from '../collections'
import { eventOf, tell } from '../session/open-session'
import { endTaking, mayTake, takingsOf } from '../taking/takings-of'

/** More than anybody has open at once; a transaction stays small. */
const AT_ONCE = 10

/** What somebody holds beside the post: sign-ins on computers, and invitations whose codes they know. */
const heldBy = async ({ ports: { store }, now }: Pick<Signed, 'ports' | 'now'>, person: PersonId) => {
  const [sessions, invites] = await Promise.all([
    store.query(SESSIONS, { index: 'byPerson', eq: [person], gte: now + 1, limit: AT_ONCE }),
    store.query(INVITES, { index: 'byMaker', eq: [person], gte: now + 1, limit: AT_ONCE }),
  ])
  return {
    sessions: sessions.items.filter(({ doc }) => doc.kind === 'web').map(({ id }) => id),
    invites: invites.items.filter(({ doc }) => doc.usedBy === undefined).map(({ id }) => id),
  }
}

const endSessions = async (tx: Tx, ids: readonly string[], now: number): Promise<void> => {
  for (const id of ids) {
    const seen = await tx.get(SESSIONS, id)
    if (seen === undefined) continue
    await tell(tx, eventOf(id, seen.doc, 'revoked', now))
    await tx.remove(SESSIONS, seen)
  }
}

const endInvites = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    const seen = await tx.get(INVITES, id)
    if (seen !== undefined && seen.doc.usedBy === undefined) await tx.remove(INVITES, seen)
  }
}

/**
 * 离任: the very next call of this person finds the post gone, and what they took along on a phone can be opened there by the
 * cloud's help no more. With the last post end the sign-ins on computers, with the last administrator's post the invitations
 * they made: who has left does not come back by a code of their own. Nobody locks themselves out.
 */
export const removeOfficer: UseCase<'officer.remove'> = async (context, input) => {
  if (input.person === context.person.id && input.role === 'administrator') return refuse('NOT_ALLOWED')
  const takings = await takingsOf(context.ports, input.person)
  const live = takings.filter(({ doc }) => doc.ended === undefined)
  const held = await heldBy(context, input.person)
  return context.commit(async (tx) => {
    const post = await tx.get(POSTS, postId(input))
    const person = await tx.get(PEOPLE, input.person)
    if (post === undefined || person === undefined) return refuse('NOT_FOUND')
    const posts = person.doc.posts.filter((held) => held.role !== input.role || held.org !== input.org)
    await tx.remove(POSTS, post)
    await tx.replace(PEOPLE, person, { ...person.doc, posts })
    if (!mayTake(posts)) for (const { id } of live) await endTaking(tx, id, { at: context.now, because: 'left' })
    if (posts.length === 0) await endSessions(tx, held.sessions, context.now)
    if (!posts.some(({ role }) => role === 'administrator')) await endInvites(tx, held.invites)
    return ok({})
  })
}

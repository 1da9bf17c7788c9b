import type { OrgId, PersonId } from '@domain/kernel/ids'
import type { RefusalCode } from '@domain/kernel/refusals'
import { ok, type Result, refuse } from '@domain/kernel/result'
import type { Post, PostRole } from '@domain/organisation/roles'
import type { Collection, Stored, Tx } from '../../ports/doc-store'
import type { Signed, UseCase } from '../call/context'
import { notify, type Outgoing } from '../message/notify'
import { endKit, kitsOf, mayHaveKit } from '../offline-kit/kits-of'
import { eventOf, tell } from '../session/open-session'
import { INBOX, INVITES, MEMBER_CODES, PEOPLE, POSTS, postId, SESSIONS } from '../stored/collections'
import { allOf } from '../stored/documents'
import { leftBehind } from './leaving'
import { endCodes, type OnBoard, onBoards } from './member-codes-of'

/** Items per transaction, so that each stays small. */
const AT_ONCE = 10

type Ended = {
  readonly sessions: readonly string[]
  readonly invites: readonly string[]
  readonly codes: readonly OnBoard[]
}
type Leaving = { readonly person: PersonId; readonly org: OrgId; readonly role: PostRole }

/** All unexpired documents of a person, however many; used ones are included. */
const lastingOf = <T>(
  { ports, now }: Pick<Signed, 'ports' | 'now'>,
  collection: Collection<T>,
  index: string,
  person: PersonId,
): Promise<readonly Stored<T>[]> => allOf(ports.store, collection, { index, eq: [person], gte: now + 1 })

/**
 * What the leaving officer has besides the post: sign-ins on computers, open invitations and member codes they know; in small
 * portions.
 */
const heldBy = async (context: Pick<Signed, 'ports' | 'now'>, leaving: Leaving): Promise<readonly Ended[]> => {
  const { person, role } = leaving
  const [sessions, invites, made] = await Promise.all([
    lastingOf(context, SESSIONS, 'byPerson', person),
    lastingOf(context, INVITES, 'byMaker', person),
    role === 'base-officer' ? lastingOf(context, MEMBER_CODES, 'byMaker', person) : undefined,
  ])
  const codes = made === undefined ? [] : await onBoards(context, leaving, made)
  const web = sessions.filter(({ doc }) => doc.kind === 'web').map(({ id }) => id)
  const open = invites.filter(({ doc }) => doc.usedBy === undefined).map(({ id }) => id)
  return Array.from({ length: Math.ceil(Math.max(web.length, open.length, codes.length) / AT_ONCE) }, (_, i) => {
    const [from, to] = [i * AT_ONCE, (i + 1) * AT_ONCE]
    return { sessions: web.slice(from, to), invites: open.slice(from, to), codes: codes.slice(from, to) }
  })
}

const endSessions = async (tx: Tx, ids: readonly string[], now: number): Promise<void> => {
  for (const seen of await tx.getMany(SESSIONS, ids)) {
    if (seen === undefined) continue
    await tell(tx, eventOf(seen.id, seen.doc, 'revoked', now))
    await tx.remove(SESSIONS, seen)
  }
}

const endInvites = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  for (const seen of await tx.getMany(INVITES, ids))
    if (seen !== undefined && seen.doc.usedBy === undefined) await tx.remove(INVITES, seen)
}

/** Ends what the remaining posts no longer give a right to. */
const endHeld = async (
  tx: Tx,
  context: Pick<Signed, 'now' | 'request' | 'commandId'>,
  who: { readonly person: PersonId; readonly posts: readonly Post[] },
  { sessions, invites, codes }: Ended,
): Promise<void> => {
  if (who.posts.length === 0) await endSessions(tx, sessions, context.now)
  if (!who.posts.some(({ role }) => role === 'administrator')) await endInvites(tx, invites)
  await endCodes(tx, context, who, codes)
}

/** What the end of a post needs: in a call, or in the clock when a union ends. */
type Ending = Pick<Signed, 'ports' | 'now' | 'request' | 'commandId'>
type Write<C extends RefusalCode> = (
  work: (tx: Tx) => Promise<Result<Record<never, never>, 'NOT_FOUND'>>,
) => Promise<Result<Record<never, never>, C>>

/**
 * 离任: from the person's next call on the post is gone, and the cloud no longer helps to decrypt the offline kit on their phone.
 * With the last post, sign-ins on computers end; with the last administrator's post, open invitations the person made; with
 * each post, the member codes made in it: a person who has left cannot return by a code they know.
 */
export const endPost = async <C extends RefusalCode>(context: Ending, leaving: Leaving, write: Write<C>) => {
  const { person: id, org, role } = leaving
  const kits = await kitsOf(context.ports, id)
  const live = kits.filter(({ doc }) => doc.ended === undefined)
  const [some = { sessions: [], invites: [], codes: [] }, ...more] = await heldBy(context, leaving)
  const removed = await write(async (tx) => {
    const post = await tx.get(POSTS, postId(leaving))
    const person = await tx.get(PEOPLE, id)
    if (post === undefined || person === undefined) return refuse('NOT_FOUND')
    const posts = person.doc.posts.filter((held) => held.role !== role || held.org !== org)
    await tx.remove(POSTS, post)
    await tx.replace(PEOPLE, person, { ...person.doc, posts, leftAt: context.now })
    if (!mayHaveKit(posts)) for (const { id } of live) await endKit(tx, id, { at: context.now, because: 'left' })
    await endHeld(tx, context, { person: id, posts }, some)
    return ok({})
  })
  // a repeat after an interruption continues here; for a person who holds a post again by then, nothing is ended
  if (removed.ok)
    for (const ended of more)
      await context.ports.store.transaction(async (tx) => {
        const person = await tx.get(PEOPLE, id)
        if (person !== undefined) await endHeld(tx, context, { person: id, posts: person.doc.posts }, ended)
      })
  return removed
}

/**
 * 离任. Administrators cannot remove themselves. Whoever goes on with what was open is told; where nobody does, the administrator
 * has to say that the post ends anyway.
 */
export const removeOfficer = (async (context, { anyway = false, ...leaving }) => {
  const { ports, person, commandId, org } = context
  if (leaving.person === person.id && leaving.role === 'administrator') return refuse('NOT_ALLOWED')
  const left = await leftBehind(context, leaving)
  if (!left.ok) return left
  const { takers, count } = left.value
  if (count > 0 && takers.length === 0 && !anyway) return refuse('OFFICER_LAST', { count })
  const removed = await endPost(context, leaving, (work) => context.commit(work))
  if (!removed.ok || count === 0) return removed
  const facts = { union: org.name, count: String(count) }
  const key = `left:${postId(leaving)}:${commandId}`
  await ports.store.transaction(async (tx) => {
    if ((await tx.get(INBOX, `${key}:0`)) !== undefined) return
    const messages = takers.map(({ person: to }): Outgoing => ({ to, key: 'dutiesReceived', facts }))
    await notify(tx, context, key, messages)
  })
  return removed
}) satisfies UseCase<'officer.remove'>

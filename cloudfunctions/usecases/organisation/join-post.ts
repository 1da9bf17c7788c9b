import type { PersonId } from '@domain/kernel/ids'
import { invariant, ok, type Result, refuse } from '@domain/kernel/result'
import type { Signed, UseCase } from '../../dispatch/context'
import type { Stored } from '../../ports/doc-store'
import { INVITES, type InviteDoc, ORGS, PEOPLE, POSTS, postId, TRIES } from '../collections'
import { orgRef } from './org-ref'

const TRIES_MAX = 5
const TRIES_MS = 60 * 60_000
const triesId = (person: PersonId): string => `join:${person}`

const isOpen = (invite: InviteDoc, now: number): boolean => invite.usedBy === undefined && invite.until > now

/** A wrong code counts; after five in an hour nobody may go on guessing. */
const find = async ({ ports, person, now }: Signed, hash: string): Promise<Result<Stored<InviteDoc>>> =>
  ports.store.transaction(async (tx) => {
    const tries = await tx.get(TRIES, triesId(person.id))
    const fresh = tries === undefined || tries.doc.since + TRIES_MS <= now
    const count = fresh ? 0 : tries.doc.count
    if (count >= TRIES_MAX) return refuse('TOO_MANY', { tries: TRIES_MAX })
    const invite = await tx.get(INVITES, hash)
    if (invite !== undefined && isOpen(invite.doc, now)) return ok(invite)
    const next = { since: fresh ? now : tries.doc.since, count: count + 1 }
    if (tries === undefined) await tx.insert(TRIES, triesId(person.id), next)
    else await tx.replace(TRIES, tries, next)
    return refuse('CLAIM_CODE_WRONG')
  })

/** 凭邀请码接任: the post is on the person and in the union's list at once. */
export const joinPost: UseCase<'officer.join'> = async (context, { code }) => {
  const { ports, person, now } = context
  const found = await find(context, ports.sealer.hash(code, 'code'))
  if (!found.ok) return found
  const { org, role, name } = found.value.doc
  const union = await ports.store.get(ORGS, org)
  invariant(union !== undefined, 'an invitation names a union')
  return context.commit(async (tx) => {
    const invite = await tx.get(INVITES, found.value.id)
    const me = await tx.get(PEOPLE, person.id)
    if (invite === undefined || me === undefined || !isOpen(invite.doc, now)) return refuse('CLAIM_CODE_WRONG')
    if (me.doc.posts.some((post) => post.role === role && post.org === org)) return refuse('POST_EXISTS')
    const known = me.doc.name === '' ? name : me.doc.name
    const post = { person: person.id, name: known, role, org, since: now }
    await tx.insert(POSTS, postId(post), post)
    await tx.replace(PEOPLE, me, { ...me.doc, name: known, posts: [...me.doc.posts, { role, org }] })
    await tx.replace(INVITES, invite, { ...invite.doc, usedBy: person.id })
    return ok({ role, org: orgRef(union.doc) })
  })
}

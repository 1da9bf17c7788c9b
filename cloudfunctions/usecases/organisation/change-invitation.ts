import { ok, refuse } from '@domain/kernel/result'
import { actsAs } from '@domain/organisation/roles'
import type { Stored } from '../../ports/doc-store'
import type { Signed, UseCase } from '../call/context'
import { INVITES, type InviteDoc } from '../stored/collections'
import { codeOf } from './invitations'
import { unionsById } from './known-unions'

const VALID_MS = 7 * 24 * 60 * 60_000

const isOpen = ({ doc }: Stored<InviteDoc>): boolean => doc.usedBy === undefined

/** An open invitation of a union where the caller administers; for everybody else there is none. */
const ownInvitation = async ({ ports, person }: Signed, id: string) => {
  const invite = await ports.store.get(INVITES, id)
  if (invite === undefined || !isOpen(invite)) return refuse('NOT_FOUND')
  const [union] = await unionsById(ports, [invite.doc.org])
  if (union === undefined || !actsAs(person.posts, 'administrator', union)) return refuse('NOT_FOUND')
  return ok(invite)
}

/** 撤回邀请: whoever has its code can no longer take up the post. */
export const withdrawInvitation = (async (context, { invite: id }) => {
  const found = await ownInvitation(context, id)
  if (!found.ok) return found
  return context.commit(async (tx) => {
    const invite = await tx.get(INVITES, id)
    if (invite === undefined || !isOpen(invite)) return refuse('NOT_FOUND')
    await tx.remove(INVITES, invite)
    return ok({})
  })
}) satisfies UseCase<'invite.withdraw'>

/** 重发邀请: a new code, which the person who reissues it is answerable for from now on. */
export const reissueInvitation = (async (context, { invite: id }) => {
  const found = await ownInvitation(context, id)
  if (!found.ok) return found
  const { code, hash } = codeOf(context.ports)
  const until = context.now + VALID_MS
  return context.commit(async (tx) => {
    const invite = await tx.get(INVITES, id)
    if (invite === undefined || !isOpen(invite)) return refuse('NOT_FOUND')
    await tx.replace(INVITES, invite, { ...invite.doc, code: hash, until, by: context.person.id })
    return ok({ code, until })
  })
}) satisfies UseCase<'invite.reissue'>

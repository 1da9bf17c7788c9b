import { bareName } from '@domain/kernel/plain'
import { invariant, ok, refuse } from '@domain/kernel/result'
import { actsAs } from '@domain/organisation/roles'
import type { InCommand, UseCase } from '../call/context'
import { hasTries, spendGuess, wrongGuess } from '../call/tries'
import { askMarks, compared, linesOf, withSaid } from '../person/write-down'
import { INVITES, type InviteDoc, PEOPLE, POSTS, postId } from '../stored/collections'
import { invitationBy } from './invitations'
import { unionsById } from './known-unions'
import { orgRef } from './org-ref'

const isOpen = (invite: InviteDoc, now: number): boolean => invite.usedBy === undefined && invite.until > now

const wrongCode = async (context: InCommand) => {
  const counted = await spendGuess(context, 'join')
  return counted.ok ? wrongGuess(context, 'join', 'CLAIM_CODE_WRONG') : counted
}

/**
 * Wrong codes are counted; after five within an hour further ones are refused. The code is checked before the try is counted:
 * with ten digits and few open invitations, a burst of concurrent guesses finds none.
 */
const find = async (context: InCommand, hash: string) => {
  // asked for in one breath they travel together
  const [may, first] = await Promise.all([hasTries(context, 'join'), context.ports.store.get(INVITES, hash)])
  if (!may) return refuse('TOO_MANY')
  const invite = await invitationBy(context.ports, hash, first)
  if (invite !== undefined && isOpen(invite.doc, context.now)) return ok(invite)
  return wrongCode(context)
}

/** 凭邀请码接任: writes the post to the person and to the union's list, together with who the person states to be. */
export const joinPost = (async (context, { code, self }) => {
  const { ports, person, now } = context
  const found = await find(context, ports.sealer.hash(code, 'code'))
  if (!found.ok) return found
  const { org, role, name, by } = found.value.doc
  const known = person.name === '' || self !== undefined ? name : person.name
  // in parallel, so that the store batches these reads into one request
  const [[union], maker] = await Promise.all([
    unionsById(ports, [org]),
    by === undefined || by === person.id ? undefined : ports.store.get(PEOPLE, by),
    askMarks(ports, { ...person, name: known }, self?.about, now),
  ])
  invariant(union !== undefined, 'an invitation names a union')
  // the inviting administrator may no longer appoint here: the code is treated as invalid
  if (maker !== undefined && !actsAs(maker.doc.posts, 'administrator', union)) return wrongCode(context)
  if (self !== undefined && bareName(self.name) !== bareName(name)) return refuse('NAME_NOT_AS_INVITED')
  const lines = await linesOf(ports, { posts: [...person.posts, { role, org }] })
  return context.commit(async (tx) => {
    const invite = await tx.get(INVITES, found.value.id)
    const me = await tx.get(PEOPLE, person.id)
    if (invite === undefined || me === undefined || !isOpen(invite.doc, now)) return refuse('CLAIM_CODE_WRONG')
    // issued again in the meantime: this code is no longer the invitation's
    if (invite.doc.code !== found.value.doc.code) return refuse('CLAIM_CODE_WRONG')
    if (me.doc.posts.some((post) => post.role === role && post.org === org)) return refuse('POST_EXISTS')
    // a person who states who they are is from now on shown by the name in the invitation
    const known = me.doc.name === '' || self !== undefined ? name : me.doc.name
    const post = { person: person.id, name: known, role, org, since: now }
    await tx.insert(POSTS, postId(post), post)
    const joined = { ...me.doc, name: known, posts: [...me.doc.posts, { role, org, level: union.level }] }
    const said = self === undefined ? joined : withSaid(ports.sealer, joined, self.about, now)
    await tx.replace(PEOPLE, me, await compared(tx, context, said, lines))
    await tx.replace(INVITES, invite, { ...invite.doc, usedBy: person.id })
    return ok({ role, org: orgRef(union) })
  })
}) satisfies UseCase<'officer.join'>

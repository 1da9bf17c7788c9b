import type { CommandId } from '@domain/kernel/ids'
import { ROLE_LEVELS } from '@domain/organisation/roles'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { rosterCount, rosterId } from '../roster/member-mark'
import {
  INVITES,
  MEMBER_CODES,
  type OrgDoc,
  PEOPLE,
  POSTS,
  type PostDoc,
  postId,
  ROSTER,
  type RosterDoc,
} from '../stored/collections'
import { moveCount } from '../stored/counts'
import { allOf, removeById } from '../stored/documents'
import { endPost } from './remove-officer'

/** Lines per transaction, so that each stays small. */
const AT_ONCE = 20

const inParts = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) => all.slice(i * AT_ONCE, (i + 1) * AT_ONCE))

const heldThere = (post: Pick<PostDoc, 'role'>, to: OrgDoc): boolean =>
  (ROLE_LEVELS[post.role] as readonly string[]).includes(to.level)

/** 并入: the officer goes on with the union, in the same post. */
const appoint = (ports: Ports, { doc }: Stored<PostDoc>, to: OrgDoc): Promise<void> =>
  ports.store.transaction(async (tx) => {
    const post = { ...doc, org: to.id, since: ports.clock.now() }
    const [person, there] = [await tx.get(PEOPLE, doc.person), await tx.get(POSTS, postId(post))]
    if (person === undefined || there !== undefined) return
    await tx.insert(POSTS, postId(post), post)
    const posts = [...person.doc.posts, { role: doc.role, org: to.id, level: to.level }]
    await tx.replace(PEOPLE, person, { ...person.doc, posts })
  })

const officersGo = async (ports: Ports, union: OrgDoc, to: OrgDoc): Promise<void> => {
  const now = ports.clock.now()
  for (const post of await allOf(ports.store, POSTS, { index: 'byOrg', eq: [union.id] })) {
    if (union.ended?.how === 'merge' && heldThere(post.doc, to)) await appoint(ports, post, to)
    const context = { ports, now, request: ports.ids.mint(), commandId: ports.ids.mint() as CommandId }
    await endPost(context, post.doc, (work) => ports.store.transaction(work))
  }
}

/** Invitations of a union that is merged lead to the other one; those of a dissolved union lead nowhere. */
const invitationsGo = async (ports: Ports, union: OrgDoc, to: OrgDoc): Promise<void> => {
  const open = await allOf(ports.store, INVITES, { index: 'byOrg', eq: [union.id, 'open'] })
  for (const part of inParts(open))
    await ports.store.transaction(async (tx) => {
      for (const seen of await tx.getMany(
        INVITES,
        part.map(({ id }) => id),
      )) {
        if (seen === undefined || seen.doc.usedBy !== undefined) continue
        if (union.ended?.how === 'merge' && heldThere(seen.doc, to))
          await tx.replace(INVITES, seen, { ...seen.doc, org: to.id })
        else await tx.remove(INVITES, seen)
      }
    })
}

const lineGoes = async (tx: Tx, seen: Stored<RosterDoc>, union: OrgDoc, to: OrgDoc): Promise<void> => {
  const line = { ...seen.doc, org: to.id }
  const id = rosterId(to.id, line.mark)
  const [there, reader] = [
    await tx.get(ROSTER, id),
    line.person === undefined ? undefined : await tx.get(PEOPLE, line.person),
  ]
  await tx.remove(ROSTER, seen)
  await moveCount(tx, rosterCount(union.id), -1)
  if (reader?.doc.memberOf === union.id) await tx.replace(PEOPLE, reader, { ...reader.doc, memberOf: to.id })
  if (there !== undefined) return
  await tx.insert(ROSTER, id, line)
  await moveCount(tx, rosterCount(to.id), 1, { fromNothing: true })
}

const membersGo = async (ports: Ports, union: OrgDoc, to: OrgDoc): Promise<void> => {
  const lines = await allOf(ports.store, ROSTER, { index: 'byOrg', eq: [union.id] })
  for (const part of inParts(lines))
    await ports.store.transaction(async (tx) => {
      for (const seen of await tx.getMany(
        ROSTER,
        part.map(({ id }) => id),
      ))
        if (seen !== undefined) await lineGoes(tx, seen, union, to)
    })
  await ports.store.transaction((tx) => removeById(tx, MEMBER_CODES, union.id))
}

/** What a union that has ended still had, besides its cases: officers, invitations, members. Nothing is done twice. */
export const handOver = async (ports: Ports, union: OrgDoc, to: OrgDoc): Promise<void> => {
  await officersGo(ports, union, to)
  await invitationsGo(ports, union, to)
  await membersGo(ports, union, to)
}

import type { OrgId, PersonId } from '@domain/kernel/ids'
import { actsAs, type Post } from '@domain/organisation/roles'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Signed } from '../call/context'
import { notify, type Outgoing } from '../message/notify'
import { MEMBER_CODES, type MemberCodeDoc, type OrgDoc } from '../stored/collections'
import { holders } from './holders'
import { unionsById } from './known-unions'

/** A member code, and the officers who have to make a new code when it ends. */
export type OnBoard = { readonly union: OrgDoc; readonly told: readonly PersonId[] }

/** The union's own base officers; a union without any is served by those of the nearest union above. */
const tellOf = async ({ ports }: Pick<Signed, 'ports'>, { path }: OrgDoc, gone: PersonId) => {
  for (const union of [...path].reverse()) {
    const there = (await holders(ports, union, 'base-officer')).filter((person) => person !== gone)
    if (there.length > 0) return there
  }
  return []
}

/** The codes the person made, and the code of the union they leave if its maker is not stored. */
export const onBoards = async (
  context: Pick<Signed, 'ports' | 'now'>,
  leaves: { readonly person: PersonId; readonly org: OrgId },
  made: readonly Stored<MemberCodeDoc>[],
): Promise<readonly OnBoard[]> => {
  const { ports, now } = context
  const here = await ports.store.get(MEMBER_CODES, leaves.org)
  const unknown = here !== undefined && here.doc.by === undefined && here.doc.until > now ? [here.doc.org] : []
  const found: OnBoard[] = []
  for (const org of [...made.map(({ doc }) => doc.org), ...unknown]) {
    const [union] = await unionsById(ports, [org])
    if (union !== undefined) found.push({ union, told: await tellOf(context, union, leaves.person) })
  }
  return found
}

/**
 * 会员码: an officer who leaves knows the code, so the code expires with the post in which it was made, and the remaining officers
 * are asked to make a new code. The cloud cannot make the new code itself: it stores only the hash, so no officer would see the
 * code. Members who joined with the code stay. A newer code made by another officer is not affected.
 */
export const endCodes = async (
  tx: Tx,
  context: Pick<Signed, 'now' | 'request' | 'commandId'>,
  { person, posts }: { readonly person: PersonId; readonly posts: readonly Post[] },
  codes: readonly OnBoard[],
): Promise<void> => {
  for (const { union, told } of codes) {
    if (actsAs(posts, 'base-officer', union)) continue
    const seen = await tx.get(MEMBER_CODES, union.id)
    if (seen === undefined || (seen.doc.by ?? person) !== person) continue
    await tx.remove(MEMBER_CODES, seen)
    const messages = told.map((to): Outgoing => ({ to, key: 'memberCodeEnded', facts: { union: union.name } }))
    await notify(tx, context, `code:${union.id}:${context.commandId}`, messages)
  }
}

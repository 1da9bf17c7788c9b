import { invariant, ok } from '@domain/kernel/result'
import type { Signed, UseCase } from '../call/context'
import { spendGuess, wrongGuess } from '../call/tries'
import { MEMBER_CODES, type MemberCodeDoc, PEOPLE } from '../stored/collections'
import { unionsById } from './known-unions'
import { memberCodeHash } from './member-code'
import { orgRef } from './org-ref'

const find = async ({ ports, now }: Signed, hash: string): Promise<MemberCodeDoc | undefined> => {
  const { items } = await ports.store.query(MEMBER_CODES, { index: 'byHash', eq: [hash], limit: 1 })
  const code = items[0]?.doc
  return code !== undefined && code.until > now ? code : undefined
}

/**
 * 加入工会: with the code on the union's board a person may read the union's notices and object (§2.5). One union at a time: a
 * person who changes employer joins the new union.
 */
export const joinUnion = (async (context, { code }) => {
  const { ports, person } = context
  const may = await spendGuess(context, 'member')
  if (!may.ok) return may
  const found = await find(context, memberCodeHash(ports.sealer, code))
  if (found === undefined) return wrongGuess(context, 'member', 'MEMBER_CODE_WRONG')
  const [union] = await unionsById(ports, [found.org])
  invariant(union !== undefined, 'a member code names a union')
  return context.commit(async (tx) => {
    // a code that is replaced concurrently was valid when it was checked
    const me = await tx.get(PEOPLE, person.id)
    invariant(me !== undefined, 'whoever calls is known')
    await tx.replace(PEOPLE, me, { ...me.doc, memberOf: found.org })
    return ok({ org: orgRef(union) })
  })
}) satisfies UseCase<'member.join'>

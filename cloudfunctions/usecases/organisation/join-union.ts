import { invariant, ok, refuse } from '@domain/kernel/result'
import type { Signed, UseCase } from '../../dispatch/context'
import { giveTryBack, spendTry } from '../application/tries'
import { MEMBER_CODES, type MemberCodeDoc, ORGS, PEOPLE } from '../collections'
import { memberCodeHash } from './member-code'
import { orgRef } from './org-ref'

const find = async ({ ports, now }: Signed, hash: string): Promise<MemberCodeDoc | undefined> => {
  const { items } = await ports.store.query(MEMBER_CODES, { index: 'byHash', eq: [hash], limit: 1 })
  const code = items[0]?.doc
  return code !== undefined && code.until > now ? code : undefined
}

/**
 * 加入工会: whoever knows the code on the union's board reads that union's notices and may object
 * (§2.5). One union at a time: somebody who changes employer joins the new one.
 */
export const joinUnion: UseCase<'member.join'> = async (context, { code }) => {
  const { ports, person } = context
  const may = await spendTry(context, 'member')
  if (!may.ok) return may
  const hash = memberCodeHash(ports.sealer, code)
  const found = await find(context, hash)
  if (found === undefined) return refuse('MEMBER_CODE_WRONG')
  await giveTryBack(context, 'member')
  const union = await ports.store.get(ORGS, found.org)
  invariant(union !== undefined, 'a member code names a union')
  return context.commit(async (tx) => {
    const still = await tx.get(MEMBER_CODES, found.org)
    const me = await tx.get(PEOPLE, person.id)
    if (still?.doc.hash !== hash || me === undefined) return refuse('MEMBER_CODE_WRONG')
    await tx.replace(PEOPLE, me, { ...me.doc, memberOf: found.org })
    return ok({ org: orgRef(union.doc) })
  })
}

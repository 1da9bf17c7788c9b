import { invariant, ok, refuse } from '@domain/kernel/result'
import type { Signed, UseCase } from '../call/context'
import { MEMBER_CODES } from '../stored/collections'
import { upsert } from '../stored/documents'
import { MEMBER_CODE_DIGITS, memberCodeHash } from './member-code'

const VALID_MS = 90 * 24 * 60 * 60_000
const DRAWS_MAX = 5

type Drawn = { readonly code: string; readonly hash: string }

/** Draws a code that no union has: among thousands of unions, eight digits sometimes collide. */
const draw = async ({ ports }: Pick<Signed, 'ports'>, left = DRAWS_MAX): Promise<Drawn> => {
  invariant(left > 0, 'eight digits are enough for every union')
  const code = ports.ids.digits(MEMBER_CODE_DIGITS)
  const hash = memberCodeHash(ports.sealer, code)
  const taken = await ports.store.query(MEMBER_CODES, { index: 'byHash', eq: [hash], limit: 1 })
  return taken.items.length === 0 ? { code, hash } : draw({ ports }, left - 1)
}

/**
 * 会员码: eight digits for the union's board, valid for everybody there and for ninety days. Returned once and stored as a hash; a
 * new code replaces the old.
 */
export const makeMemberCode = (async (context, { org }) => {
  if (context.org.level !== 'base') return refuse('ORG_WRONG_LEVEL', { wanted: 'base' })
  const { code, hash } = await draw(context)
  const until = context.now + VALID_MS
  const made = { org, hash, until, by: context.person.id }
  return context.commit(async (tx) => {
    const before = await tx.get(MEMBER_CODES, org)
    await upsert(tx, MEMBER_CODES, org, before, made)
    return ok({ code, until })
  })
}) satisfies UseCase<'member.code'>

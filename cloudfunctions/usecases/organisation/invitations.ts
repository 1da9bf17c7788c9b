import type { OrgId } from '@domain/kernel/ids'
import { countyOf } from '@domain/organisation/jurisdiction'
import type { PostRole } from '@domain/organisation/roles'
import type { Stored } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { INVITES, type InviteDoc, type OrgDoc } from '../stored/collections'

const DIGITS = 10

/** A new code, and the hash by which it is found. */
export const codeOf = ({ ids, sealer }: Pick<Ports, 'ids' | 'sealer'>): { code: string; hash: string } => {
  const code = ids.digits(DIGITS)
  return { code, hash: sealer.hash(code, 'code') }
}

/** Whose administrators see the invitation in their list: the county's, or the city's for the city's own officers. */
export const placeIn = ({ id, jurisdiction }: Pick<OrgDoc, 'id' | 'jurisdiction'>): OrgId =>
  jurisdiction === undefined ? id : countyOf(jurisdiction)

/** The id of an invitation from a table. */
export const tabledId = (
  { sealer }: Pick<Ports, 'sealer'>,
  { org, role, name }: { readonly org: OrgId; readonly role: PostRole; readonly name: string },
): string => sealer.hash(`invitation:${org}:${role}:${name}`, 'person')

/** The invitation that a code belongs to today: a code that was replaced by a newer one belongs to none. */
export const invitationBy = async (
  { store }: Pick<Ports, 'store'>,
  hash: string,
  first: Stored<InviteDoc> | undefined,
): Promise<Stored<InviteDoc> | undefined> => {
  if (first !== undefined) return first.doc.code === undefined ? first : undefined
  const { items } = await store.query(INVITES, { index: 'byCode', eq: [hash], limit: 1 })
  return items[0]
}

import { servingBase } from '@domain/application/next-step'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { PersonId } from '@domain/kernel/ids'
import type { PostRole } from '@domain/organisation/roles'
import type { Ports } from '../../ports/index'
import { POSTS } from '../stored/collections'

const OFFICERS_TOLD = 5

/** Holders of a post at one union, as receivers of a message; only the first few, because no union has more. */
export const holders = async (
  { store }: Pick<Ports, 'store'>,
  org: string,
  role: PostRole,
): Promise<readonly PersonId[]> => {
  const found = await store.query(POSTS, {
    index: 'byOrg',
    eq: [org],
    gte: role,
    lt: `${role} `,
    limit: OFFICERS_TOLD,
  })
  return found.items.map(({ doc }) => doc.person)
}

/** The base officers of the first of these unions that has any. */
const nearestOfficers = async (
  ports: Pick<Ports, 'store'>,
  unions: readonly string[],
): Promise<readonly PersonId[]> => {
  for (const union of unions) {
    const own = await holders(ports, union, 'base-officer')
    if (own.length > 0) return own
  }
  return []
}

/** The base officers of a case; a union without any is served by those of the nearest union above, up to the county. */
export const baseOfficers = (ports: Pick<Ports, 'store'>, org: CaseSnapshot['org']): Promise<readonly PersonId[]> =>
  nearestOfficers(ports, servingBase(org))

import { createHash } from 'node:crypto'
import type { PersonId } from '@domain/kernel/ids'
import { StoreError } from '../ports/doc-store'
import type { Ports } from '../ports/index'
import { PEOPLE, type PersonDoc } from '../usecases/collections'

/** Who calls, as the platform vouches for it. */
export type Identity = { readonly openid: string } | undefined

/** The person behind an openid; a first command makes a record, a query never writes. */
export const whoIs = async (
  ports: Ports,
  identity: Identity,
  kind: 'command' | 'query',
): Promise<PersonDoc | undefined> => {
  if (identity === undefined) return undefined
  const known = await ports.store.query(PEOPLE, { index: 'byOpenid', eq: [identity.openid], limit: 1 })
  const found = known.items[0]
  if (found !== undefined) return found.doc
  // derived, not minted: two first calls at once make one person
  const id = `PE-${createHash('sha256').update(identity.openid).digest('hex').slice(0, 20)}` as PersonId
  const person: PersonDoc = { id, openid: identity.openid, name: '', posts: [], sends: {} }
  if (kind === 'query') return person
  try {
    await ports.store.transaction((tx) => tx.insert(PEOPLE, id, person))
  } catch (error) {
    if (!(error instanceof StoreError && error.kind === 'duplicate')) throw error
  }
  return person
}

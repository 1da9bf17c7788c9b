import { createHash } from 'node:crypto'
import type { PersonId } from '@domain/kernel/ids'
import { StoreError } from '../../ports/doc-store'
import type { Identity } from '../../ports/identity'
import type { Ports } from '../../ports/index'
import { PEOPLE, type PersonDoc } from '../stored/collections'

/**
 * Derived from the openid, not generated, so that two concurrent first calls create one person. Persons who were entered
 * otherwise are found by their openid.
 */
export const personIdOf = (openid: string): PersonId =>
  `PE-${createHash('sha256').update(openid).digest('hex').slice(0, 20)}` as PersonId

const knownBy = async (
  { store }: Pick<Ports, 'store'>,
  id: PersonId,
  openid: string,
): Promise<PersonDoc | undefined> => {
  const expected = await store.get(PEOPLE, id)
  if (expected?.doc.openid === openid) return expected.doc
  const { items } = await store.query(PEOPLE, { index: 'byOpenid', eq: [openid], limit: 1 })
  return items[0]?.doc
}

const personOf = async (
  ports: Ports,
  identity: Identity,
  kind: 'command' | 'query',
): Promise<PersonDoc | undefined> => {
  if (identity === undefined) return undefined
  const id = personIdOf(identity.openid)
  const known = await knownBy(ports, id, identity.openid)
  if (known !== undefined) return known
  const person: PersonDoc = { id, openid: identity.openid, name: '', posts: [], sends: {} }
  if (kind === 'query') return person
  try {
    await ports.store.transaction((tx) => tx.insert(PEOPLE, id, person))
  } catch (error) {
    if (!(error instanceof StoreError && error.kind === 'duplicate')) throw error
  }
  return person
}

/**
 * The person behind an identity. A first command creates the record; a query never writes. The web desk is for officers only: a
 * person who has lost their last post is treated as an unauthenticated client there from the next call on.
 */
export const whoIs = async (
  ports: Ports,
  identity: Identity,
  kind: 'command' | 'query',
): Promise<PersonDoc | undefined> => {
  const person = await personOf(ports, identity, kind)
  return identity?.session?.kind === 'web' && person?.posts.length === 0 ? undefined : person
}

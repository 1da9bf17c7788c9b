import type { PersonId } from '@domain/kernel/ids'
import type { PostRole } from '@domain/organisation/roles'
import type { Stored, Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import { OFFLINE_KITS, type OfflineKitDoc } from '../stored/collections'

/** Limit of documents per officer, live and ended together. */
export const LINES_MOST = 50

/** The officer's offline kits, the latest first, including ended ones until retention deletes them. */
export const kitsOf = async (
  { store }: Pick<Ports, 'store'>,
  person: PersonId,
): Promise<readonly Stored<OfflineKitDoc>[]> =>
  (await store.query(OFFLINE_KITS, { index: 'byPerson', eq: [person], desc: true, limit: LINES_MOST })).items

/** Deletes the key, so that everything still on the phone stays sealed; idempotent. */
export const endKit = async (
  tx: Tx,
  id: string,
  ended: NonNullable<OfflineKitDoc['ended']>,
): Promise<'ended' | 'unknown'> => {
  const seen = await tx.get(OFFLINE_KITS, id)
  if (seen === undefined) return 'unknown'
  const { key: _gone, ...doc } = seen.doc
  if (doc.ended === undefined) await tx.replace(OFFLINE_KITS, seen, { ...doc, ended })
  return 'ended'
}

/** Whether a person with these posts may have an offline kit. */
export const mayHaveKit = (posts: readonly { readonly role: PostRole }[]): boolean =>
  posts.some(({ role }) => role === 'base-officer')

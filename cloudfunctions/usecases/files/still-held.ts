import type { PersonId } from '@domain/kernel/ids'
import type { DocStore } from '../../ports/doc-store'
import { PEOPLE } from '../stored/collections'

/**
 * Whether whoever a link was given to has lost no post since: a link lives minutes, and the right it stands on may end in one of
 * them. Asked wherever bytes go out through a host of our own.
 */
export const stillHeld = async (
  store: Pick<DocStore, 'get'>,
  { to, at }: { readonly to?: PersonId | undefined; readonly at?: number | undefined },
): Promise<boolean> => {
  if (to === undefined || at === undefined) return true
  const leftAt = (await store.get(PEOPLE, to))?.doc.leftAt
  return leftAt === undefined || leftAt < at
}

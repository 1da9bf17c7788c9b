import type { PersonId } from '@domain/kernel/ids'
import type { DocStore } from '../../ports/doc-store'
import { PEOPLE } from '../stored/collections'

/**
 * Whether the person who was given a link still holds all their posts: a link is valid for minutes, and the right to the file
 * may end within that time. Checked wherever our own host serves the bytes.
 */
export const stillHeld = async (
  store: Pick<DocStore, 'get'>,
  { to, at }: { readonly to?: PersonId | undefined; readonly at?: number | undefined },
): Promise<boolean> => {
  if (to === undefined || at === undefined) return true
  const leftAt = (await store.get(PEOPLE, to))?.doc.leftAt
  return leftAt === undefined || leftAt < at
}

import type { GrantId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { OnCase } from '../call/context'
import { GRANTS } from '../stored/collections'

/** A grant of the present case; a grant of another case is not found. */
export const grantHere = async ({ ports, case: { doc } }: OnCase, id: GrantId) => {
  const stored = await ports.store.get(GRANTS, id)
  return stored === undefined || stored.doc.caseId !== doc.id ? refuse('NOT_FOUND') : ok(stored.doc)
}

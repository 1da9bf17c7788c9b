import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CaseId, FileId } from '@domain/kernel/ids'
import { ok, type Result, refuse } from '@domain/kernel/result'
import type { Signed } from '../../dispatch/context'
import type { Stored, Tx } from '../../ports/doc-store'
import { FILES, type FileDoc } from '../collections'

type Asking = Pick<Signed, 'ports' | 'person'> & { readonly case?: Stored<CaseSnapshot> }

/**
 * Files a command names: they exist, their content has been received and checked, the caller
 * uploaded them for this purpose, and no case has them yet. `orOfThisCase` also lets those pass
 * which the case at hand has already (a correction repeats the pictures that stay). One code for
 * every reason, so that nobody can ask which ids exist.
 */
export const checkFiles = async (
  { ports, person, case: onCase }: Asking,
  ids: readonly FileId[],
  purposes: readonly FileDoc['purpose'][],
  { orOfThisCase = false }: { readonly orOfThisCase?: boolean } = {},
): Promise<Result<readonly Stored<FileDoc>[]>> => {
  const wanted = [...new Set(ids)]
  if (wanted.length > 100) return refuse('FILE_COUNT', { count: wanted.length })
  if (wanted.length === 0) return ok([])
  const files = await ports.store.getMany(FILES, wanted)
  const usable = ({ doc }: Stored<FileDoc>): boolean => {
    if (doc.state !== 'received' || doc.withheld === true || !purposes.includes(doc.purpose)) return false
    if (doc.caseId !== undefined) return orOfThisCase && doc.caseId === onCase?.doc.id
    return doc.owner === person.id && doc.org === undefined
  }
  const missing = wanted.length - files.filter(usable).length
  return missing === 0 ? ok(files) : refuse('FILE_NOT_RECEIVED', { count: missing })
}

/**
 * Takes checked files into a case: from then on whoever may open the case may open them. A file
 * that somebody took since it was checked makes the transaction a conflict, so no two cases share one.
 */
export const takeFiles = async (tx: Tx, files: readonly Stored<FileDoc>[], caseId: CaseId): Promise<void> => {
  for (const file of files) if (file.doc.caseId === undefined) await tx.replace(FILES, file, { ...file.doc, caseId })
}

import type { CaseSnapshot } from '@domain/application/snapshot'
import type { FileId } from '@domain/kernel/ids'
import { startOfDay } from '@domain/kernel/plain-date'
import { ok, refuse } from '@domain/kernel/result'
import { keptSince } from '@domain/retention/retention'
import { type Stored, StoreError, type Tx } from '../../ports/doc-store'
import type { Signed } from '../call/context'
import { FILINGS, type FileDoc, type FilingDoc } from '../stored/collections'
import { findFiles } from './find-files'

type Asking = Pick<Signed, 'ports' | 'person' | 'today'> & { readonly case?: Stored<CaseSnapshot> }

const DAY_MS = 24 * 60 * 60_000

/**
 * Files that would be deleted as unused tomorrow can no longer be taken: so a file that a command has checked still exists when
 * it commits, without locking every file.
 */
const lastsUntilTaken = ({ at }: FileDoc, { today }: Pick<Signed, 'today'>): boolean =>
  at >= startOfDay(keptSince('uploads-unused', today)) + DAY_MS

/**
 * Checks the files that a command names: they exist, their content has been received and checked, the caller uploaded them for
 * this purpose, and no case has taken them. `orOfThisCase` also allows files that the present case has already (a correction
 * repeats the pictures that stay). Every failed check gives the same code, so that a caller cannot find out which ids exist.
 */
export const checkFiles = async (
  { ports, person, today, case: onCase }: Asking,
  ids: readonly FileId[],
  purposes: readonly FileDoc['purpose'][],
  { orOfThisCase = false }: { readonly orOfThisCase?: boolean } = {},
) => {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return ok([])
  // the store returns at most a hundred documents at once, and no valid command names as many files
  const files = await findFiles(ports.store, wanted.slice(0, 100))
  const usable = ({ doc }: Stored<FileDoc>): boolean => {
    if (doc.state !== 'received' || doc.withheld === true || !purposes.includes(doc.purpose)) return false
    if (doc.caseId !== undefined) return orOfThisCase && doc.caseId === onCase?.doc.id
    return doc.owner === person.id && doc.org === undefined && lastsUntilTaken(doc, { today })
  }
  const missing = wanted.length - files.filter(usable).length
  return missing === 0 ? ok(files) : refuse('FILE_NOT_RECEIVED', { count: missing })
}

const take = async (tx: Tx, file: FileId, filing: FilingDoc): Promise<boolean> => {
  try {
    await tx.insert(FILINGS, file, filing)
    return true
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'duplicate') return false
    throw error
  }
}

/**
 * Takes checked files: from then on every person who may open the case (or works at the union) may open the files. Refused when
 * another command has taken a file since the check, so that no two cases share a file.
 */
export const takeFiles = async (
  tx: Tx,
  { now }: Pick<Signed, 'now'>,
  files: readonly Stored<FileDoc>[],
  by: Pick<FilingDoc, 'caseId' | 'org'>,
) => {
  for (const { doc } of files)
    if (doc.caseId === undefined && !(await take(tx, doc.id, { ...by, at: now })))
      return refuse('FILE_NOT_RECEIVED', { count: 1 })
  return ok(true)
}

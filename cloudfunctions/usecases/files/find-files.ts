import type { FileId } from '@domain/kernel/ids'
import type { DocStore, Stored } from '../../ports/doc-store'
import { FILES, FILINGS, type FileDoc, type FileRecord, type FilingDoc } from '../stored/collections'

/** A file's record together with the case or union that has taken it. */
export const takenBy = (file: FileRecord, filing: FilingDoc | undefined): FileDoc => {
  if (filing === undefined) return file
  const { caseId, org } = filing
  return { ...file, ...(caseId === undefined ? {} : { caseId }), ...(org === undefined ? {} : { org }) }
}

/** Existing files by id, in the order of the ids, each with the case or union that has taken it; at most 100. */
export const findFiles = async (
  store: Pick<DocStore, 'getMany'>,
  ids: readonly FileId[],
): Promise<readonly Stored<FileDoc>[]> => {
  // in parallel, so that the store batches both reads into one request
  const [files, filings] = await Promise.all([store.getMany(FILES, ids), store.getMany(FILINGS, ids)])
  const taken = new Map(filings.map(({ id, doc }) => [id, doc]))
  return files.map((file) => ({ ...file, doc: takenBy(file.doc, taken.get(file.id)) }))
}

export const findFile = async (store: Pick<DocStore, 'getMany'>, id: FileId): Promise<Stored<FileDoc> | undefined> =>
  (await findFiles(store, [id]))[0]

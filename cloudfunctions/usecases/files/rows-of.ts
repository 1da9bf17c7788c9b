import { ok, refuse } from '@domain/kernel/result'
import type { Tables } from '../../ports/tables'
import type { Signed } from '../call/context'
import type { checkFiles } from './take-files'

/** The rows of an uploaded table, which was checked before. */
export const rowsOf = async (
  { ports }: Pick<Signed, 'ports'>,
  tables: Tables,
  files: Awaited<ReturnType<typeof checkFiles>>,
) => {
  if (!files.ok) return files
  const [file] = files.value
  const bytes = file && (await ports.files.read(file.doc.id, file.doc.cloudId))
  if (bytes === undefined) return refuse('FILE_NOT_RECEIVED', { count: 1 })
  const rows = await tables.read(bytes)
  return rows === undefined ? refuse('FILE_KIND_WRONG') : ok(rows)
}

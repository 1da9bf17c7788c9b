import { ok, refuse } from '@domain/kernel/result'
import type { Signed, UseCase } from '../../dispatch/context'
import { CASES, FILES, type FileDoc, ORGS } from '../collections'
import { mayReadAtOrg, mayReadInCase } from './may-read'

const LINK_MS = 5 * 60_000

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

/** The owner; whoever may open the case that took the file; whoever works at the union it belongs to. */
const mayRead = async ({ ports, person, today }: Signed, file: FileDoc): Promise<boolean> => {
  if (file.owner === person.id) return true
  if (file.caseId !== undefined) {
    const onCase = await ports.store.get(CASES, file.caseId)
    return onCase !== undefined && mayReadInCase(person, file, onCase.doc, today)
  }
  if (file.org === undefined) return false
  const org = await ports.store.get(ORGS, file.org)
  return org !== undefined && mayReadAtOrg(person, file, org.doc)
}

/** An address good for a few minutes, decided anew on every read. "Not yours" and "not there" sound the same. */
export const linkFile: UseCase<'file.link'> = async (context, { file }) => {
  const { ports } = context
  const seen = await ports.store.get(FILES, file)
  if (seen === undefined || seen.doc.state !== 'received' || !(await mayRead(context, seen.doc)))
    return refuse('NOT_FOUND')
  const { mime } = seen.doc
  const { url, until } = await ports.files.link(file, mime, `${file}.${EXTENSIONS[mime] ?? 'bin'}`, LINK_MS)
  return ok({ url, mime, until })
}

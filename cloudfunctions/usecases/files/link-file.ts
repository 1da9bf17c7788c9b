import type { CaseSnapshot } from '@domain/application/snapshot'
import { ok, refuse } from '@domain/kernel/result'
import type { Signed, UseCase } from '../call/context'
import { CASES, type FileDoc, ORGS } from '../stored/collections'
import { findFile } from './find-files'
import { mayReadAtOrg, mayReadInCase } from './may-read'
import { noteLook } from './note-look'

const LINK_MS = 5 * 60_000

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

/** The case that took the file; undefined while no case has. */
const caseOf = async ({ ports }: Signed, { caseId }: FileDoc): Promise<CaseSnapshot | undefined> =>
  caseId === undefined ? undefined : (await ports.store.get(CASES, caseId))?.doc

/**
 * The readers of a file: persons who may open the case that took the file, or who work at the union that the file belongs to;
 * before the file is taken, only the uploader. Having uploaded a file gives no lasting right: an officer who leaves the post
 * loses access to households' papers. Lists of names and ID numbers can only be opened by the link in the answer that created
 * them.
 */
const mayRead = async (
  { ports, person, selves, today }: Signed,
  file: FileDoc,
  onCase: CaseSnapshot | undefined,
): Promise<boolean> => {
  if (file.purpose === 'table') return false
  if (file.owner === person.id && file.purpose === 'objection') return true
  if (file.caseId !== undefined)
    return onCase !== undefined && mayReadInCase({ ports, person, selves }, file, onCase, today)
  if (file.org === undefined) return file.owner === person.id
  const org = await ports.store.get(ORGS, file.org)
  return org !== undefined && mayReadAtOrg(person, org.doc)
}

/**
 * A link valid for a few minutes, authorised anew on every call. A file that the caller may not read and a file that does not
 * exist get the same answer. The case is read without being changed; an officer's look at a paper is registered before the link
 * is returned, so that no paper is shown unregistered.
 */
export const linkFile = (async (context, { file }) => {
  const { ports, person } = context
  const seen = await findFile(ports.store, file)
  if (seen === undefined || seen.doc.state !== 'received' || seen.doc.withheld === true) return refuse('NOT_FOUND')
  const onCase = await caseOf(context, seen.doc)
  if (!(await mayRead(context, seen.doc, onCase))) return refuse('NOT_FOUND')
  const noted = onCase === undefined ? ok(true) : await noteLook(context, seen.doc, onCase)
  if (!noted.ok) return noted
  const { mime } = seen.doc
  const name = `${file}.${EXTENSIONS[mime] ?? 'bin'}`
  const { url, until } = await ports.files.link(file, mime, name, LINK_MS, person.id)
  return ok({ url, mime, until })
}) satisfies UseCase<'file.link'>

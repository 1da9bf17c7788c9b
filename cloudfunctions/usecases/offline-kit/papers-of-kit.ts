import { APPLICANT } from '@domain/household/declaration'
import type { FileId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { OnCase, UseCase } from '../call/context'
import { findFiles } from '../files/find-files'
import { noteOnce } from '../look/note-once'
import { isOwnHousehold } from '../person/selves'

/** Long enough to download one household's papers over a slow connection. */
const LINK_MS = 15 * 60_000
/** More pictures than any household has; also the store's limit per request. */
const AT_ONCE = 100

/**
 * 带走: writes one register line per person, household and day, counted as one look against the hourly limit, before the first
 * file is returned.
 */
const noteKit = (context: OnCase, count: number) => {
  const { doc } = context.case
  const what = { role: 'base-officer', member: APPLICANT, field: 'taken', why: 'taken-along' } as const
  const id = `taken:${doc.id}:${context.person.id}:${context.today}`
  return noteOnce(context, id, doc, { ...what, purpose: `带走 ${count} 份` })
}

/**
 * The papers of a household for the offline kit, only while it is about to be visited, because the kit contains only what the
 * visit needs.
 */
export const papersOfKit = (async (context) => {
  const { ports, person, selves } = context
  const { doc } = context.case
  if (isOwnHousehold(selves, doc)) return refuse('OWN_HOUSEHOLD')
  if (doc.stage !== 'surveying') return refuse('WRONG_STAGE', { stage: doc.stage })
  const wanted = [...new Set<FileId>([...doc.proofs.flatMap(({ files }) => files), doc.signature])].slice(0, AT_ONCE)
  const files = (await findFiles(ports.store, wanted)).filter(
    (file) => file.doc.state === 'received' && file.doc.withheld !== true && file.doc.caseId === doc.id,
  )
  const noted = await noteKit(context, files.length)
  if (!noted.ok) return noted
  const links = await Promise.all(
    files.map(async ({ doc: { id, mime, size } }) => {
      const { url, until } = await ports.files.link(id, mime, id, LINK_MS, person.id)
      return { paper: { file: id, url, mime, size }, until }
    }),
  )
  return ok({
    papers: links.map(({ paper }) => paper),
    until: Math.min(context.now + LINK_MS, ...links.map(({ until }) => until)),
  })
}) satisfies UseCase<'taking.papers'>

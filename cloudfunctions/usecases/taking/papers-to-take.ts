import { APPLICANT } from '@domain/household/declaration'
import type { FileId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import { isOwnHousehold } from '../../dispatch/authorise'
import type { OnCase, UseCase } from '../../dispatch/context'
import { StoreError } from '../../ports/doc-store'
import { unitOf } from '../case/reveal-field'
import { REVEALS } from '../collections'
import { findFiles } from '../files/find-files'

/** As long as a slow line needs for the papers of one household. */
const LINK_MS = 15 * 60_000
/** More pictures than any household brings; the store hands over so many at once. */
const AT_ONCE = 100

/** 带走: one line for a person, a household and a day, before anything is handed out. */
const noteTaken = async (context: OnCase, count: number): Promise<void> => {
  const { ports, person, now, today } = context
  const { id: caseId } = context.case.doc
  const id = `taken:${caseId}:${person.id}:${today}`
  if ((await ports.store.get(REVEALS, id)) !== undefined) return
  const unit = await unitOf(context, 'base-officer')
  const look = {
    ...{ caseId, at: now, person: person.id, name: person.name, role: 'base-officer' as const, unit },
    ...{ member: APPLICANT, field: 'taken', purpose: `入户调查，带走 ${count} 份` },
  }
  try {
    await ports.store.transaction((tx) => tx.insert(REVEALS, id, look))
  } catch (error) {
    // the same taking at the same moment, twice: it is noted
    if (!(error instanceof StoreError && error.kind === 'duplicate')) throw error
  }
}

/** The papers of a household about to be visited, and only then: what is taken along is what the visit needs. */
export const papersToTake: UseCase<'taking.papers'> = async (context) => {
  const { ports, person } = context
  const { doc } = context.case
  if (isOwnHousehold(person, doc)) return refuse('OWN_HOUSEHOLD')
  if (doc.stage !== 'surveying') return refuse('WRONG_STAGE', { stage: doc.stage })
  const wanted = [...new Set<FileId>([...doc.proofs.flatMap(({ files }) => files), doc.signature])].slice(0, AT_ONCE)
  const files = (await findFiles(ports.store, wanted)).filter(
    (file) => file.doc.state === 'received' && file.doc.withheld !== true && file.doc.caseId === doc.id,
  )
  await noteTaken(context, files.length)
  const links = await Promise.all(
    files.map(async ({ doc: { id, mime, size } }) => {
      const { url, until } = await ports.files.link(id, mime, id, LINK_MS)
      return { paper: { file: id, url, mime, size }, until }
    }),
  )
  return ok({
    papers: links.map(({ paper }) => paper),
    until: Math.min(context.now + LINK_MS, ...links.map(({ until }) => until)),
  })
}

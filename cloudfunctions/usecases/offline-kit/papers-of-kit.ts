import { APPLICANT } from '@domain/household/declaration'
import type { FileId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { OnCase, UseCase } from '../call/context'
import { findFiles } from '../files/find-files'
import { heeding } from '../look/alarm-looks'
import { lookOf } from '../look/look-of'
import { budgetOf, spendLook } from '../look/spend-look'
import { unitOf } from '../look/unit-of'
import { isOwnHousehold } from '../person/selves'
import { REVEALS } from '../stored/collections'

/** Long enough to download one household's papers over a slow connection. */
const LINK_MS = 15 * 60_000
/** More pictures than any household has; also the store's limit per request. */
const AT_ONCE = 100

/**
 * 带走: writes one register line per person, household and day, counted as one look against the hourly limit, before the first
 * file is returned.
 */
const noteKit = async (context: OnCase, count: number) => {
  const { ports, person, today } = context
  const { doc } = context.case
  const role = 'base-officer' as const
  const id = `taken:${doc.id}:${person.id}:${today}`
  if ((await ports.store.get(REVEALS, id)) !== undefined) return ok(true)
  const [unit, most] = await Promise.all([unitOf(context, role), budgetOf(context, role)])
  const purpose = `带走 ${count} 份`
  const what = { role, unit, member: APPLICANT, field: 'taken', why: 'taken-along' as const, purpose }
  const noted = await ports.store.transaction(async (tx) => {
    // a concurrent call has already registered the same kit
    if ((await tx.get(REVEALS, id)) !== undefined) return ok(true)
    const spent = await spendLook(tx, context, most, doc.id)
    if (spent.ok) await tx.insert(REVEALS, id, lookOf(context, doc, what))
    return spent
  })
  return heeding(context, role, noted)
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

import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import { APPLICANT } from '@domain/household/declaration'
import { ok, refuse } from '@domain/kernel/result'
import { actsAs, type PostRole } from '@domain/organisation/roles'
import type { Signed } from '../call/context'
import { heeding } from '../look/alarm-looks'
import { lookOf } from '../look/look-of'
import { budgetOf, spendLook } from '../look/spend-look'
import { unitOf } from '../look/unit-of'
import { type FileDoc, REVEALS } from '../stored/collections'
import { OPENERS } from './may-read'

/** Papers a household gave: certificates, bills, cards, and files sent with an explanation. */
const PAPERS: ReadonlySet<FileDoc['purpose']> = new Set<FileDoc['purpose']>(['proof', 'reply'])

/** The role in which an officer looks at a household's paper; undefined for the person's own papers and for other files. */
const lookingAs = ({ person }: Signed, file: FileDoc, onCase: CaseSnapshot): PostRole | undefined => {
  const own = file.owner === person.id || onCase.applicant === person.id
  if (own || !PAPERS.has(file.purpose)) return undefined
  return OPENERS.find((role) => actsAs(person.posts, role, placeOf(onCase)))
}

/**
 * 查看材料: writes a line into the register before the picture is shown. Pages fetch a picture each time they show it, so there is
 * one line per person, file and day: the id identifies it, and repeats write nothing. All papers of one household count as one
 * look against the hourly limit.
 */
export const noteLook = async (context: Signed, file: FileDoc, onCase: CaseSnapshot) => {
  const role = lookingAs(context, file, onCase)
  if (role === undefined) return ok(true)
  const { ports, person, today } = context
  const id = `look:${file.id}:${person.id}:${today}`
  if ((await ports.store.get(REVEALS, id)) !== undefined) return ok(true)
  const [unit, most] = await Promise.all([unitOf(context, role), budgetOf(context, role)])
  // a role with a limit of zero may see no papers: NOT_FOUND, because the person has not exceeded a limit
  if (most === 0) return refuse('NOT_FOUND')
  const what = { role, unit, member: APPLICANT, field: 'proof', why: 'opened-papers' as const, purpose: '' }
  const noted = await ports.store.transaction(async (tx) => {
    // a concurrent call has already registered the same look
    if ((await tx.get(REVEALS, id)) !== undefined) return ok(true)
    const spent = await spendLook(tx, context, most, onCase.id)
    if (spent.ok) await tx.insert(REVEALS, id, lookOf(context, onCase, what))
    return spent
  })
  return heeding(context, role, noted)
}

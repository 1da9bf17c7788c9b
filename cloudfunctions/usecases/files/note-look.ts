import { type CaseSnapshot, placeOf } from '@domain/application/snapshot'
import { APPLICANT } from '@domain/household/declaration'
import { ok, refuse } from '@domain/kernel/result'
import { actsAs, type PostRole } from '@domain/organisation/roles'
import type { Signed } from '../call/context'
import { noteOnce } from '../look/note-once'
import { budgetOf } from '../look/spend-look'
import type { FileDoc } from '../stored/collections'
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
  // a role with a limit of zero may see no papers: NOT_FOUND, because the person has not exceeded a limit
  if ((await budgetOf(context, role)) === 0) return refuse('NOT_FOUND')
  const what = { role, member: APPLICANT, field: 'proof', why: 'opened-papers' as const, purpose: '' }
  return noteOnce(context, `look:${file.id}:${context.person.id}:${context.today}`, onCase, what)
}

import type { CaseSnapshot } from '@domain/application/snapshot'
import { placeOf } from '@domain/application/snapshot'
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

/** Papers a household gave: certificates, bills, cards, and what it sent in reply to a question. */
const PAPERS: ReadonlySet<FileDoc['purpose']> = new Set<FileDoc['purpose']>(['proof', 'reply'])

/** In which role somebody looks at a household's paper; undefined for their own, and for what is no such paper. */
const lookingAs = ({ person }: Signed, file: FileDoc, onCase: CaseSnapshot): PostRole | undefined => {
  const own = file.owner === person.id || onCase.applicant === person.id
  if (own || !PAPERS.has(file.purpose)) return undefined
  return OPENERS.find((role) => actsAs(person.posts, role, placeOf(onCase)))
}

/**
 * 查看材料: a line in the register of looks before the picture is given out. Pictures are fetched each time a page shows them,
 * so it is one line for a person, a file and a day: the id says which, and asking again writes nothing. All papers of one
 * household are one look of the hour's.
 */
export const noteLook = async (context: Signed, file: FileDoc, onCase: CaseSnapshot) => {
  const role = lookingAs(context, file, onCase)
  if (role === undefined) return ok(true)
  const { ports, person, today } = context
  const id = `look:${file.id}:${person.id}:${today}`
  if ((await ports.store.get(REVEALS, id)) !== undefined) return ok(true)
  const [unit, most] = await Promise.all([unitOf(context, role), budgetOf(context, role)])
  // whose work needs no papers sees none: nobody has tried to see more than they may
  if (most === 0) return refuse('NOT_FOUND')
  const what = { role, unit, member: APPLICANT, field: 'proof', why: 'opened-papers' as const, purpose: '' }
  const noted = await ports.store.transaction(async (tx) => {
    // the same look at the same moment, twice: it is noted
    if ((await tx.get(REVEALS, id)) !== undefined) return ok(true)
    const spent = await spendLook(tx, context, most, onCase.id)
    if (spent.ok) await tx.insert(REVEALS, id, lookOf(context, onCase, what))
    return spent
  })
  return heeding(context, role, noted)
}

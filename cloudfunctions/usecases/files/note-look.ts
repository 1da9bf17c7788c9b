import type { CaseSnapshot } from '@domain/application/snapshot'
import { APPLICANT } from '@domain/household/declaration'
import { actsAs, type PostRole } from '@domain/organisation/roles'
import { placeOf } from '../../dispatch/authorise'
import type { Signed } from '../../dispatch/context'
import { StoreError } from '../../ports/doc-store'
import { unitOf } from '../case/reveal-field'
import { type FileDoc, REVEALS } from '../collections'
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
 * 查看材料: a line in the register of looks before the picture is given out. Pictures are fetched
 * each time a page shows them, so it is one line for a person, a file and a day: the id says which,
 * and asking again writes nothing.
 */
export const noteLook = async (context: Signed, file: FileDoc, onCase: CaseSnapshot): Promise<void> => {
  const role = lookingAs(context, file, onCase)
  if (role === undefined) return
  const { ports, person, now, today } = context
  const id = `look:${file.id}:${person.id}:${today}`
  if ((await ports.store.get(REVEALS, id)) !== undefined) return
  const unit = await unitOf(context, role)
  const look = {
    caseId: onCase.id,
    at: now,
    person: person.id,
    name: person.name,
    role,
    unit,
    member: APPLICANT,
    field: 'proof',
    purpose: '查看材料',
  }
  try {
    await ports.store.transaction((tx) => tx.insert(REVEALS, id, look))
  } catch (error) {
    // the same look at the same moment, twice: it is noted
    if (!(error instanceof StoreError && error.kind === 'duplicate')) throw error
  }
}

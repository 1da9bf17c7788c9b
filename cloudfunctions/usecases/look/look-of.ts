import type { CaseSnapshot } from '@domain/application/snapshot'
import type { PostRole } from '@domain/organisation/roles'
import type { Signed } from '../call/context'
import type { RevealDoc } from '../stored/collections'

export type What = Pick<RevealDoc, 'member' | 'field' | 'why' | 'purpose' | 'unit'> & { readonly role: PostRole }

/** A line of the register about one household: who looked, in which role, at what and for which purpose. */
export const lookOf = (
  { person, now }: Pick<Signed, 'person' | 'now'>,
  { id, org }: Pick<CaseSnapshot, 'id' | 'org'>,
  what: What,
): RevealDoc => ({ caseId: id, at: now, person: person.id, name: person.name, county: org.county, ...what })

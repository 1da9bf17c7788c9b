import type { CaseSnapshot } from '@domain/application/snapshot'
import type { Signed } from '../call/context'
import type { RevealDoc } from '../stored/collections'

export type What = Pick<RevealDoc, 'member' | 'field' | 'shown' | 'why' | 'purpose' | 'unit' | 'role'>

/** A line of the register about one household: who looked, in which role, at what and for which purpose. */
export const lookOf = (
  { person, now }: Pick<Signed, 'person' | 'now'>,
  { id, org }: Pick<CaseSnapshot, 'id' | 'org'>,
  what: What,
): RevealDoc => ({ caseId: id, at: now, person: person.id, name: person.name, county: org.county, ...what })

/** A look in the form in which the worker and the auditor see it. */
export const shownLook = ({ at, name, role, unit, field, shown, purpose, why }: RevealDoc) => ({
  ...{ at, by: name, role, unit, field, purpose },
  ...(shown === undefined ? {} : { shown: [...shown] }),
  ...(why === undefined ? {} : { why }),
})

import type { PersonId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import { type Selves, somebodyElse } from '../organisation/person'
import { POST_ROLES, type PostRole } from '../organisation/roles'
import { notBy } from './actions'
import type { CaseSnapshot } from './snapshot'
import { owedAt, waitsFrom } from './stages'

/** A case waits for a role from a day on, but not for the accounts `notBy`: a second person has to do what it waits for. */
type Wait = { readonly from: PlainDate; readonly notBy?: readonly PersonId[] | undefined }

/** Everybody a case waits for until its next step, so that lists of duties need not read the whole case. */
export type Waits = Readonly<Partial<Record<PostRole, Wait>>>

export const waitsOf = (s: CaseSnapshot): Waits => {
  const waits: Partial<Record<PostRole, Wait>> = {}
  for (const role of POST_ROLES) {
    const from = waitsFrom(s, role)
    if (from === undefined) continue
    const others = owedAt(s).flatMap(({ roles, action }) => (roles.includes(role) ? notBy(s, action) : []))
    waits[role] = others.length === 0 ? { from } : { from, notBy: others }
  }
  return waits
}

/** Whether this person may do today, in this role, what the case waits for. */
export const waitsForMe = (waits: Waits, role: PostRole, selves: Selves, today: PlainDate): boolean => {
  const wait = waits[role]
  return wait !== undefined && wait.from <= today && somebodyElse(selves, wait.notBy ?? []).ok
}

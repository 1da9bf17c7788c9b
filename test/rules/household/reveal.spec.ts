import { RevealField } from '@domain/household/declaration'
import { mayReveal } from '@domain/household/reveal'
import { POST_ROLES, type PostRole } from '@domain/organisation/roles'

const fields = RevealField.options
const FOR_PAYMENT = ['name', 'idNumber', 'mobile', 'account']

const ADULTS: Record<PostRole, readonly string[]> = {
  'base-officer': fields,
  'county-reviewer': fields,
  'city-reviewer': fields,
  'fund-officer': FOR_PAYMENT,
  'fund-approver': [],
  auditor: fields,
  administrator: [],
}

test.each(POST_ROLES.flatMap((role) => fields.map((field) => [role, field] as const)))(
  'a %s may reveal an adult’s %s only if that field is permitted for the role',
  (role, field) => {
    for (const surveying of [true, false])
      expect(mayReveal(role, { field, minor: false, surveying })).toBe(ADULTS[role].includes(field))
  },
)

test.each(POST_ROLES)(
  '%s: a minor’s data may be revealed by reviewers always, by a base officer while surveying, and by no other role',
  (role) => {
    for (const field of fields) {
      const reviewer = role === 'county-reviewer' || role === 'city-reviewer'
      expect(mayReveal(role, { field, minor: true, surveying: false })).toBe(reviewer)
      expect(mayReveal(role, { field, minor: true, surveying: true })).toBe(reviewer || role === 'base-officer')
    }
  },
)

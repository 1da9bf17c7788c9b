import type { PostRole } from '../organisation/roles'
import type { RevealField } from './declaration'

/** The fields a payout needs: for whom, and to which account. */
const FOR_PAYMENT = new Set<RevealField>(['name', 'idNumber', 'mobile', 'account'])

/** Roles that may always reveal a minor's data; base officers may only while they survey the household. */
const FOR_MINORS = new Set<PostRole>(['county-reviewer', 'city-reviewer'])

/**
 * Who may reveal a masked field (§5). Reviewers: every field. Base officers: fields of adults, and of minors while the survey
 * of the household is their task. Fund officers: the fields of adults that a payout needs. Auditors: fields of adults.
 * Approvers and administrators: none.
 */
export const mayReveal = (
  role: PostRole,
  what: { readonly field: RevealField; readonly minor: boolean; readonly surveying: boolean },
): boolean => {
  if (what.minor) return FOR_MINORS.has(role) || (role === 'base-officer' && what.surveying)
  switch (role) {
    case 'base-officer':
    case 'county-reviewer':
    case 'city-reviewer':
    case 'auditor':
      return true
    case 'fund-officer':
      return FOR_PAYMENT.has(what.field)
    case 'fund-approver':
    case 'administrator':
      return false
  }
}

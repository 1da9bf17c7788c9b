import type { PostRole } from '../organisation/roles'
import type { RevealField } from './declaration'

/** What a payout needs, and no more: who it is for, on which account. */
const FOR_PAYMENT = new Set<RevealField>(['name', 'idNumber', 'mobile', 'account'])

/** Roles that may see a minor's data whole at any time; a base officer only while surveying the household. */
const FOR_MINORS = new Set<PostRole>(['county-reviewer', 'city-reviewer'])

/**
 * Who may see a masked field whole (§5). Reviewers: everything. Base officers: adults' fields, and
 * minors' only while the household survey is theirs to do. Fund officers: what a payment needs, of
 * adults. Auditors: adults' fields. Approvers and administrators: nothing.
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

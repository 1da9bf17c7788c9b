import type { Policy } from '@domain/policy/policy'

/** Number of standards that are not set; a standard missing in several areas counts once. */
export const unsetOf = (policy: Pick<Policy, 'unset'> | undefined): number =>
  // path: areas.<area>.standards.<which>
  new Set(policy?.unset?.map((path) => path.split('.').slice(3).join('.'))).size

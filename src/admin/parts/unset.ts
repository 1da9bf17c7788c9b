import type { Policy } from '@domain/policy/policy'

/** How many standards nobody has set yet: one that several areas lack is one. */
export const unsetOf = (policy: Pick<Policy, 'unset'> | undefined): number =>
  // areas.<area>.standards.<which>
  new Set(policy?.unset?.map((path) => path.split('.').slice(3).join('.'))).size

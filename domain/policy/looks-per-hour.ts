/**
 * Covered fields that somebody may open within an hour, where the city's policy names no number of its own: a household or a
 * few with their members, and no list. Roles that open nothing are not here.
 */
export const LOOKS_PER_HOUR = {
  'base-officer': 40,
  'county-reviewer': 80,
  'city-reviewer': 80,
  'fund-officer': 60,
  auditor: 80,
} as const

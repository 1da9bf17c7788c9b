/**
 * Default number of covered fields a role may open within an hour, enough for a handful of households with their members and
 * too few for a list. Roles that may open nothing are missing.
 */
export const LOOKS_PER_HOUR = {
  'base-officer': 40,
  'county-reviewer': 80,
  'city-reviewer': 80,
  'fund-officer': 60,
  auditor: 80,
} as const

// Kept apart from the schema because the phone's first page needs only the names.

/** The stages before the county decides. */
export const BEFORE_COUNTY = [
  'submitted',
  'surveying',
  'deliberating',
  'deliberating-above',
  'crosschecking',
  'to-post',
  'on-notice',
] as const
export const STAGES = [
  ...BEFORE_COUNTY,
  'county-review',
  'determining',
  'on-file',
  'refused',
  're-examining',
  'withdrawn',
  'exited',
] as const
type Stage = (typeof STAGES)[number]

export const isAlive = (stage: Stage): boolean => stage !== 'refused' && stage !== 'withdrawn' && stage !== 'exited'

/**
 * Stages in which the household's ID numbers are reserved (one household, one file). A refusal releases them; overturning the
 * refusal reserves them again.
 */
export const holdsIds = (stage: Stage): boolean => isAlive(stage) && stage !== 're-examining'

/** Stages before the final decision: the worker can still withdraw the application. */
export const UNDECIDED: readonly Stage[] = STAGES.filter((stage) => isAlive(stage) && stage !== 'on-file')

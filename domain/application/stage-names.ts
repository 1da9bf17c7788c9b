// Without the schema: the phone's first page asks it.

export const STAGES = [
  'submitted',
  'surveying',
  'deliberating',
  'deliberating-above',
  'crosschecking',
  'to-post',
  'on-notice',
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
 * Stages in which the household's identity numbers are taken (one household, one file). A refusal has let them go; they are taken
 * again when it falls.
 */
export const holdsIds = (stage: Stage): boolean => isAlive(stage) && stage !== 're-examining'

/** Not yet decided for good: the worker can still take the application back. */
export const UNDECIDED: readonly Stage[] = STAGES.filter((stage) => isAlive(stage) && stage !== 'on-file')

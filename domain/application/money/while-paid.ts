import type { Stage } from '../stage'

/** The stages at which grants are made: an open file; temporary aid also before there is a file. */
export const GRANTED_AT: readonly Stage[] = ['determining', 'on-file']
/** The stages at which a grant that is already held may still be paid, fail or be released. */
export const PAID_AT: readonly Stage[] = [...GRANTED_AT, 'refused', 're-examining', 'withdrawn', 'exited']

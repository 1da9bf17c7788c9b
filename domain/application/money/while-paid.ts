import type { Stage } from '../stage'

/** Grants run beside the stage of a file; temporary aid is the one grant without a file. */
export const GRANTED_AT: readonly Stage[] = ['determining', 'on-file']
/** What was held is still paid, failed or released afterwards. */
export const PAID_AT: readonly Stage[] = [...GRANTED_AT, 'refused', 're-examining', 'withdrawn', 'exited']

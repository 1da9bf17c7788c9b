import type { PersonId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import type { WorkCalendar } from '../kernel/working-days'
import type { Telling } from '../message/telling'
import type { Policy } from '../policy/policy'
import type { By } from './entry-head'
import type { Stage } from './stage'

/** What every decision may read besides the case and the input. A step that needs more declares it. */
export type World = {
  readonly today: PlainDate
  readonly calendar: WorkCalendar
  /** the policy in force today */
  readonly policy: Policy
  readonly as: By['as']
  /** the account that acts; absent: the cloud itself */
  readonly person?: PersonId | undefined
}

/**
 * The result of a decision. What follows from the stage (due day, ID numbers, notice) is derived elsewhere and not stated here.
 */
export type Decided<F> = {
  /** written to the log */
  readonly facts: F
  /** the chosen stage, where the module names several; `next`: by the policy's stage order */
  readonly to?: Stage | 'next'
  /** the stage whose service clock starts today, if the case stays at its stage */
  readonly clockOf?: Stage
  /** the due day of the next step, where it is not by a service clock */
  readonly dueOn?: PlainDate | undefined
  readonly messages?: readonly Telling[]
}

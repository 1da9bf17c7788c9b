import type { PersonId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import type { WorkCalendar } from '../kernel/working-days'
import type { Telling } from '../message/telling'
import type { Policy } from '../policy/policy'
import type { By } from './entry-head'
import type { Stage } from './stage'

/** What every decision may look at besides the case and what was said; a step that looks at more says so. */
export type World = {
  readonly today: PlainDate
  readonly calendar: WorkCalendar
  /** the one in force today */
  readonly policy: Policy
  readonly as: By['as']
  /** the account it is done by; absent: the cloud itself */
  readonly person?: PersonId | undefined
}

/** What a step has come to. What follows from the stage – its due day, identity numbers, the notice – is nobody's to say. */
export type Decided<F> = {
  /** left in the log */
  readonly facts: F
  /** where it leads, of the several stages its module names; `next`: by the policy's order */
  readonly to?: Stage | 'next'
  /** the day by which the next thing is owed, where it is not counted by the stage's own clock from today */
  readonly dueOn?: PlainDate | undefined
  readonly messages?: readonly Telling[]
}

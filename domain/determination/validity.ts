import { addDays, addMonths, type PlainDate } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'
import type { Policy } from '../policy/policy'
import type { DeterminationFacts } from './determination'

/** How many months the figures of a file stay valid if the city has not set its own period. */
const VALID_MONTHS = 12
/** How many days before the figures expire the officers of a file are shown it. */
export const RUNNING_OUT_DAYS = 30

type Determined = Pick<DeterminationFacts, 'on' | 'figuresOn'>
type Months = Pick<Policy, 'validMonths'>

/** The day the figures of a file date from: the newest visit it was redetermined by, or else the determination. */
export const figuresOf = ({ on, figuresOn }: Determined): PlainDate => figuresOn ?? on

/** The last day on which aid may be decided by these figures. */
export const figuresUntil = (determined: Determined, { validMonths = VALID_MONTHS }: Months): PlainDate =>
  addMonths(figuresOf(determined), validMonths)

/** 核算数字的有效期: no new aid after it. The file stays open, and a new visit with a new sheet makes aid possible again. */
export const acceptFigures = (determined: Determined, policy: Months, today: PlainDate) => {
  const until = figuresUntil(determined, policy)
  return today <= until ? ok(true) : refuse('FIGURES_OUTDATED', { since: figuresOf(determined), until })
}

/** The latest day that figures may date from if they are to expire on or before `day`. */
export const latestToExpire = (day: PlainDate, policy: Months): PlainDate => {
  // months differ in length: a few days later, and back again
  let on = addDays(addMonths(day, -(policy.validMonths ?? VALID_MONTHS)), 4)
  while (figuresUntil({ on }, policy) > day) on = addDays(on, -1)
  return on
}

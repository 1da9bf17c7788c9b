import { addMonths, type PlainDate } from '../kernel/plain-date'
import { ok, refuse } from '../kernel/result'
import type { Policy } from '../policy/policy'
import type { DeterminationFacts } from './determination'

/** A file is good for so long from the day of its figures, where the city has not entered its own. */
const VALID_MONTHS = 12
/** Whoever looks after a file sees so many days before that its figures run out. */
export const RUNNING_OUT_DAYS = 30

type Determined = Pick<DeterminationFacts, 'on' | 'figuresOn'>
type Months = Pick<Policy, 'validMonths'>

/** The day a file's figures are of: of the visit, once they were established anew; of the determination before that. */
export const figuresOf = ({ on, figuresOn }: Determined): PlainDate => figuresOn ?? on

/** The last day on which money may be decided on them. */
export const figuresUntil = (determined: Determined, { validMonths = VALID_MONTHS }: Months): PlainDate =>
  addMonths(figuresOf(determined), validMonths)

/** 核算数字的有效期: older figures carry no new aid; the file stays open, and a new visit with a new sheet leads back. */
export const acceptFigures = (determined: Determined, policy: Months, today: PlainDate) => {
  const until = figuresUntil(determined, policy)
  return today <= until ? ok(true) : refuse('FIGURES_OUTDATED', { since: figuresOf(determined), until })
}

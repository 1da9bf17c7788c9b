import type { Action } from './action'
import type { CaseSnapshot } from './snapshot'
import { isAlive, type Stage } from './stage'

const DOWN: ReadonlySet<Action> = new Set<Action>(['takeDownNotice', 'correctNotice', 'paperDown'])

/** Whether the last paper that went up has never been seen to come down. */
export const paperHangs = (log: readonly { readonly kind: Action }[]): boolean =>
  log.reduce((up, { kind }) => (kind === 'postNotice' ? true : up && !DOWN.has(kind)), false)

/** The stages to which an upheld objection, or a re-examination after one, leads while the paper still hangs. */
const WITH_PAPER: ReadonlySet<Stage> = new Set<Stage>([
  'surveying',
  'deliberating',
  'deliberating-above',
  'crosschecking',
  're-examining',
])

/**
 * 公示撤不了网下的那张: whether the union has still to say that the paper is off the wall, because the notice ended otherwise than
 * by being taken down. Of a case that has ended, its due day says so: nothing else is owed any more.
 */
export const owesPaper = ({ stage, notice, dueOn }: Pick<CaseSnapshot, 'stage' | 'notice' | 'dueOn'>): boolean => {
  if (notice === undefined || notice.takenDownOn !== undefined || notice.paperDownOn !== undefined) return false
  return isAlive(stage) ? WITH_PAPER.has(stage) : dueOn !== undefined
}

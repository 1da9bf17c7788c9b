import type { CaseSnapshot } from './snapshot'
import { isAlive, type Stage } from './stage'

/** The stages a case can reach through an upheld objection, or a re-examination after one, while the paper is still posted. */
const WITH_PAPER: ReadonlySet<Stage> = new Set<Stage>([
  'surveying',
  'deliberating',
  'deliberating-above',
  'crosschecking',
  're-examining',
])

/**
 * 公示撤不了网下的那张: whether the base union still has to record that the paper was removed, because the notice ended in another way
 * than by being taken down. For a closed case the presence of a due day decides, because nothing else can be due there.
 */
export const owesPaper = ({ stage, notice, dueOn }: Pick<CaseSnapshot, 'stage' | 'notice' | 'dueOn'>): boolean => {
  if (notice === undefined || notice.takenDownOn !== undefined || notice.paperDownOn !== undefined) return false
  return isAlive(stage) ? WITH_PAPER.has(stage) : dueOn !== undefined
}

import type { CallOutput } from '@domain/contract'
import type { CaseRow } from '@domain/contract/views'
import type { Deed } from './use-wall'

type Mine = readonly CallOutput<'case.work'>['mine'][number][]

/** A wall is worth a page of its own from this number on; a single notice has its own page. */
export const TOGETHER_MIN = 2

/** The households of which this officer can enter today that the notice was put up, or taken down. */
export const onWall = (mine: Mine, deed: Deed): readonly CaseRow[] =>
  mine.flatMap(({ row, verb }) => (verb === (deed === 'up' ? 'to-post' : 'on-notice') ? [row] : []))

/** The largest group of one union: notices of two unions do not hang on one wall. */
export const togetherAt = (mine: Mine, deed: Deed): number => {
  const counts = new Map<string, number>()
  for (const { unit } of onWall(mine, deed)) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}

import type { LineMove, Source } from '@domain/fund/fund'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import { SOURCES } from '@domain/policy/policy'
import type { Part } from '../organisation/reach'
import { budgetLineId } from '../stored/collections'

/**
 * The queries that cover a year's moves of these kinds. Of some places only (`within`) they go by budget line, which is of one
 * year, source and place: then moves of other kinds come with them.
 */
export const ledgerOf = (
  year: number,
  kinds: readonly LineMove[],
  within: ReadonlySet<Jurisdiction> | undefined,
  source?: Source,
): readonly Part[] => {
  if (within === undefined) return kinds.map((kind) => ({ index: 'byYear', eq: [year, kind] }))
  const sources = source === undefined ? SOURCES : [source]
  return [...within].flatMap((place) =>
    sources.map((each) => ({ index: 'byLine', eq: [budgetLineId(year, each, place)] })),
  )
}

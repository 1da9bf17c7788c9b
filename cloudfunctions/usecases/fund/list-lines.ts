import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { jurisdictionsOf, reachOf, readAll } from '../organisation/reach'
import { BUDGET_LINES } from '../stored/collections'

/** five sources for each jurisdiction, of which a province has some two hundred */
const LINES_MAX = 5000

/** The year's budget lines within reach. */
export const listLines = (async (context, { year }) => {
  const within = jurisdictionsOf(await reachOf(context))
  const lines = await readAll(context.ports.store, BUDGET_LINES, [{ index: 'byYear', eq: [year] }], LINES_MAX)
  return ok({ lines: (lines ?? []).filter((line) => within === undefined || within.has(line.jurisdiction)) })
}) satisfies UseCase<'budget.lines'>

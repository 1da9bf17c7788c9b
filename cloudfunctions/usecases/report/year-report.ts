import { ok, refuse } from '@domain/kernel/result'
import { caseFacts, caseFigures } from '@domain/report/case-figures'
import { type AllocatedLine, allocatedFigures, paidFigures, perHousehold } from '@domain/report/counts'
import { paymentFigures } from '@domain/report/payment-figures'
import { returnFigures, standing } from '@domain/report/returns'
import type { Signed, UseCase } from '../call/context'
import { countiesOf, jurisdictionsOf, type Part, type Reach, reachOf, readEach } from '../organisation/reach'
import { CASE_FACTS, CASES, GRANTS, LEDGER, type LedgerDoc } from '../stored/collections'
import { askedOf, withQuestions } from './asked-of'
import { factsAreKept } from './case-facts'
import { ledgerOf } from './ledger-of'
import { paidLineOf } from './paid-lines'

export const REPORT_READERS = ['city-reviewer', 'county-reviewer', 'fund-officer', 'fund-approver', 'auditor']
/** documents of one kind that a report reads at most */
export const MOST = 200_000
/**
 * Below a function's time limit (api/config.json), so that a report that is too large is refused clearly instead of failing.
 */
const TIME_MS = 15_000

const allocatedOf = ({ source, jurisdiction, amount }: LedgerDoc): AllocatedLine => ({ source, jurisdiction, amount })

/** moves of money that the report counts */
const COUNTED = ['allocated', 'returned', 'settled'] as const

/**
 * Reads everything a report needs, page by page, yielding in between; undefined when it is too much for one call. A city's
 * cases and grants are read county by county, in parallel.
 */
const readYear = async ({ ports, now }: Signed, reach: Reach, year: number) => {
  const { store, clock } = ports
  const inTime = (): boolean => clock.now() - now < TIME_MS
  const limits = { most: MOST, inTime }
  const within = jurisdictionsOf(reach)
  const whole = await countiesOf(store, reach)
  const ofYear = (index: string): readonly Part[] => whole.map(({ id }) => ({ index, eq: [id, year] }))
  const cases = (await factsAreKept(store))
    ? await readEach(store, CASE_FACTS, ofYear('ofYear'), limits, (facts) => facts)
    : await readEach(store, CASES, ofYear('byCountyYear'), limits, caseFacts)
  const grants = await readEach(store, GRANTS, ofYear('byCounty'), limits, askedOf)
  const moves = await readEach(store, LEDGER, ledgerOf(year, COUNTED, within), limits, (line) => line)
  if (cases === undefined || grants === undefined || moves === undefined) return undefined
  const returned = moves.filter(({ kind }) => kind === 'returned')
  const counts = standing(returned)
  const settled = moves.filter((line) => line.kind === 'settled' && counts(line)).sort((a, b) => a.at - b.at)
  const allocated = moves.filter(({ kind }) => kind === 'allocated').map(allocatedOf)
  return { cases, grants, allocated, lines: settled.map(paidLineOf), returned }
}

/** 年度绩效: every figure is calculated from the cases and the ledger, limited to the reader's reach. */
export const yearReport = (async (context, { year }) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const reach = await reachOf(context, REPORT_READERS)
  const read = await readYear(context, reach, year)
  if (read === undefined) return refuse('REPORT_TOO_LARGE')
  const { cases, grants, allocated, lines, returned } = read
  const within = jurisdictionsOf(reach)
  const { noticeCoverage, crosscheckCoverage, daysToFile, objections, ...counts } = caseFigures(cases)
  const paid = paidFigures(lines)
  const payments = paymentFigures(
    lines,
    await withQuestions(context.ports, grants),
    `${year}-${policy.value.payoutDeadline}`,
  )
  return ok({
    year,
    asOf: context.today,
    ...(within === undefined ? {} : { within: [...within] }),
    ...counts,
    allocated: [...allocatedFigures(allocated)],
    paid: [...paid.paid],
    byProgramme: [...paid.byProgramme],
    bySource: [...paid.bySource],
    total: paid.total,
    quality: {
      noticeCoverage,
      crosscheckCoverage,
      daysToFile,
      objections,
      perHousehold: perHousehold(paid.total),
      ...(returned.length === 0 ? {} : { returned: returnFigures(returned) }),
      ...payments,
    },
  })
}) satisfies UseCase<'report.year'>

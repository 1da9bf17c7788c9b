import type { LineMove } from '@domain/fund/fund'
import { ok, refuse } from '@domain/kernel/result'
import { jurisdictionOf } from '@domain/organisation/jurisdiction'
import { type CaseFacts, caseFacts, caseSums } from '@domain/report/case-figures'
import { type AllocatedLine, allocatedFigures, paidSums, perHousehold } from '@domain/report/counts'
import { paymentSums } from '@domain/report/payment-figures'
import { RECOVERY_MOVES, recoveryFigures } from '@domain/report/recoveries'
import { returnFigures, standing } from '@domain/report/returns'
import type { Signed, UseCase } from '../call/context'
import { countiesOf, jurisdictionsOf, overPages, type Part, type Reach, reachOf } from '../organisation/reach'
import { CASE_FACTS, CASES, GRANTS, type GrantDoc, LEDGER, type LedgerDoc } from '../stored/collections'
import { askedOf, withQuestions } from './asked-of'
import { factsAreKept } from './case-facts'
import { ledgerOf } from './ledger-of'
import { paidLineOf } from './paid-lines'

/** documents of one kind that a report reads at most */
export const MOST = 5_000_000
/** Phones and browsers wait a minute for an answer, and WeChat's cloud ends a function after a minute (documents/config.json). */
const TIME_MS = 50_000

const allocatedOf = ({ source, jurisdiction, amount }: LedgerDoc): AllocatedLine => ({ source, jurisdiction, amount })

/**
 * Adds up everything a report needs, page by page, yielding in between; undefined when it is too much for one call. A city's
 * cases and grants are read county by county, in parallel. Of the cases nothing is remembered but the sums, of the payments
 * the id of each household, person and grant, because each is counted once.
 */
export const sumYear = async (
  { ports, now }: Pick<Signed, 'ports' | 'now'>,
  reach: Reach,
  year: number,
  deadline: string,
) => {
  const { store, clock } = ports
  const within = jurisdictionsOf(reach)
  const counties = await countiesOf(store, reach)
  const order = counties.map(({ id }) => jurisdictionOf(id))
  const ofYear = (index: string): readonly Part[] => counties.map(({ id }) => ({ index, eq: [id, year] }))
  const goOn = (read: number): boolean => read < MOST && clock.now() - now < TIME_MS
  const [cases, paid, payments] = [caseSums(), paidSums(order), paymentSums(deadline)]
  const addCases = (facts: readonly CaseFacts[]): void => facts.forEach(cases.add)
  const addGrants = async (grants: readonly GrantDoc[]): Promise<void> =>
    (await withQuestions(ports, grants.map(askedOf))).forEach(payments.addGrant)
  const casesRead = (await factsAreKept(store))
    ? await overPages(store, CASE_FACTS, ofYear('ofYear'), addCases, goOn)
    : await overPages(store, CASES, ofYear('byCountyYear'), (found) => addCases(found.map(caseFacts)), goOn)
  if (!casesRead || !(await overPages(store, GRANTS, ofYear('byCounty'), addGrants, goOn))) return undefined
  const moves = async (kinds: readonly LineMove[], use: (line: LedgerDoc) => void): Promise<boolean> => {
    const counted = (lines: readonly LedgerDoc[]): void => lines.filter(({ kind }) => kinds.includes(kind)).forEach(use)
    return overPages(store, LEDGER, ledgerOf(year, kinds, within), counted, goOn)
  }
  const [allocated, returned, recovered]: [AllocatedLine[], LedgerDoc[], LedgerDoc[]] = [[], [], []]
  const addFew = (line: LedgerDoc): void => {
    if (line.kind === 'allocated') allocated.push(allocatedOf(line))
    else if (line.kind === 'returned') returned.push(line)
    else recovered.push(line)
  }
  if (!(await moves(['allocated', 'returned', ...RECOVERY_MOVES], addFew))) return undefined
  // which payments count is known only when all returns are
  const counts = standing(returned)
  const addPaid = (line: LedgerDoc): void => {
    if (counts(line) && paid.add(paidLineOf(line))) payments.addPaid(line.on)
  }
  if (!(await moves(['settled'], addPaid))) return undefined
  return {
    cases: cases.figures(),
    paid: paid.figures(),
    payments: payments.figures(),
    allocated: allocatedFigures(allocated, order),
    returned,
    recovered,
  }
}

/** 年度绩效: every figure is calculated from the cases and the ledger, limited to the reader's reach. */
export const yearReport = (async (context, { year }) => {
  const reach = await reachOf(context)
  const sums = await sumYear(context, reach, year, `${year}-${context.policy.payoutDeadline}`)
  if (sums === undefined) return refuse('REPORT_TOO_LARGE')
  const { cases, allocated, paid, payments, returned, recovered } = sums
  const within = jurisdictionsOf(reach)
  const { noticeCoverage, crosscheckCoverage, daysToFile, objections, ...counts } = cases
  return ok({
    year,
    asOf: context.today,
    ...(within === undefined ? {} : { within: [...within] }),
    ...counts,
    allocated: [...allocated],
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
      ...(recovered.length === 0 ? {} : { recovered: recoveryFigures(recovered) }),
      ...payments,
    },
  })
}) satisfies UseCase<'report.year'>

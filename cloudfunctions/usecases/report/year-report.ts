import type { YearReport } from '@domain/contract/office'
import { ok, type Result, refuse } from '@domain/kernel/result'
import { caseFacts, caseFigures } from '@domain/report/case-figures'
import { allocatedFigures, paidFigures, perHousehold } from '@domain/report/counts'
import { paymentFigures } from '@domain/report/payment-figures'
import type { Signed, UseCase } from '../../dispatch/context'
import { CASES, GRANTS, LEDGER, type LedgerDoc } from '../collections'
import { jurisdictionsOf, queriesOf, type Reach, reachOf, readAll, readEach } from '../organisation/reach'
import { askedOf, withQuestions } from './asked-of'
import { paidLineOf } from './paid-lines'

export const REPORT_READERS = ['city-reviewer', 'county-reviewer', 'fund-officer', 'fund-approver', 'auditor']
/** one report reads at most so many documents of a kind; a larger city asks county by county */
const MOST = 50_000

const ledgerOf = async (
  { ports }: Signed,
  reach: Reach,
  year: number,
  kind: LedgerDoc['kind'],
): Promise<readonly LedgerDoc[] | undefined> => {
  const within = jurisdictionsOf(reach)
  const all = await readAll(ports.store, LEDGER, [{ index: 'byYear', eq: [year, kind] }], MOST)
  return all?.filter((line) => within === undefined || within.has(line.jurisdiction))
}

/** 年度绩效: every figure from the cases and the ledger, cut to the reader's reach. */
export const yearReport: UseCase<'report.year'> = async (context, { year }): Promise<Result<YearReport>> => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { store } = context.ports
  const reach = await reachOf(context, REPORT_READERS)
  const casesIn = queriesOf(reach, { city: 'byYear', county: 'byCountyYear' }, [year])
  const grantsIn = queriesOf(reach, { city: 'byCity', county: 'byCounty' }, [year])
  const cases = await readEach(store, CASES, casesIn, MOST, caseFacts)
  const grants = await readEach(store, GRANTS, grantsIn, MOST, askedOf)
  const allocated = await ledgerOf(context, reach, year, 'allocated')
  const settled = await ledgerOf(context, reach, year, 'settled')
  if (cases === undefined || grants === undefined || allocated === undefined || settled === undefined)
    return refuse('TOO_MANY', { most: MOST })
  const within = jurisdictionsOf(reach)
  const lines = settled.map(paidLineOf)
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
      ...payments,
    },
  })
}

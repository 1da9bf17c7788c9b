import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CallInput, CallOutput } from '@domain/contract/index'
import { HardshipClass } from '@domain/household/words'
import { signedFen } from '@domain/kernel/fen'
import { invariant, ok, refuse } from '@domain/kernel/result'
import { countyOf } from '@domain/organisation/jurisdiction'
import { OUTCOMES } from '@domain/report/case-figures'
import { standing } from '@domain/report/returns'
import type { DocStore } from '../../ports/doc-store'
import { caseRows } from '../application/rows'
import type { Signed, UseCase } from '../call/context'
import { countiesOf, jurisdictionsOf, type Part, pageOver, type Reach, reachOf, readAll } from '../organisation/reach'
import { CASE_FACTS, CASES, LEDGER, type LedgerDoc, type OrgDoc } from '../stored/collections'
import { casesOf, factsAreKept, factsOf } from './case-facts'
import { ledgerOf } from './ledger-of'
import { MOST } from './year-report'

type Asked = CallInput<'report.drill'>
type Behind = CallOutput<'report.drill'>
type Counted = Exclude<Asked['what'], 'paid'>

const CLASSES = [...HardshipClass.options, '']

/** One list for each outcome and class of each county: no page needs a filter. */
const listsOf = (counties: readonly OrgDoc[], { year, cell }: Asked, what: Counted): readonly Part[] => {
  if (what === 'applied' && cell.class === undefined)
    return counties.map(({ id }) => ({ index: 'ofYear', eq: [id, year] }))
  const outcomes = what === 'applied' ? OUTCOMES : [what]
  const classes = cell.class === undefined ? CLASSES : [cell.class]
  return counties.flatMap(({ id }) =>
    outcomes.flatMap((outcome) => classes.map((each) => ({ index: 'byOutcome', eq: [id, year, outcome, each] }))),
  )
}

/** One page of the cases behind a number. */
const countedCases = async (store: DocStore, reach: Reach, asked: Asked, what: Counted) => {
  const { jurisdiction, class: hardship } = asked.cell
  const all = await countiesOf(store, reach)
  const counties = jurisdiction === undefined ? all : all.filter(({ id }) => id === countyOf(jurisdiction))
  if (await factsAreKept(store)) {
    const page = await pageOver(store, CASE_FACTS, listsOf(counties, asked, what), asked, () => true, false)
    return { ...page, items: await casesOf(store, page.items) }
  }
  const parts = counties.map(({ id }) => ({ index: 'byCountyYear', eq: [id, asked.year] }))
  const keep = (snapshot: CaseSnapshot): boolean => {
    const facts = factsOf(snapshot)
    return (what === 'applied' || facts.outcome === what) && (hardship === undefined || facts.class === hardship)
  }
  const page = await pageOver(store, CASES, parts, asked, keep, false)
  return { ...page, items: page.items.map(({ doc }) => doc) }
}

const behindCases = async (context: Signed, reach: Reach, asked: Asked, what: Counted): Promise<Behind> => {
  const page = await countedCases(context.ports.store, reach, asked, what)
  return {
    cases: await caseRows(context, page.items),
    lines: [],
    next: page.next,
  }
}

const lineOf = (line: LedgerDoc): Behind['lines'][number] => {
  const { grant, caseId, programme } = line
  invariant(grant !== undefined && caseId !== undefined && programme !== undefined, 'a settled line names its grant')
  return {
    grant,
    caseId,
    name: line.name ?? '',
    programme,
    source: line.source,
    jurisdiction: line.jurisdiction,
    money: signedFen(line.amount),
    paidOn: line.on,
    lastFour: line.lastFour ?? '',
  }
}

const behindMoney = async (context: Signed, reach: Reach, asked: Asked): Promise<Behind> => {
  const { store } = context.ports
  const { cell, year } = asked
  const within = jurisdictionsOf(reach)
  const place = cell.jurisdiction === undefined ? within : new Set([cell.jurisdiction])
  const keep = (line: LedgerDoc): boolean =>
    line.kind === 'settled' &&
    (cell.source === undefined || line.source === cell.source) &&
    (cell.programme === undefined || line.programme === cell.programme) &&
    (cell.class === undefined || line.class === cell.class)
  const returned = await readAll(store, LEDGER, ledgerOf(year, ['returned'], undefined), MOST)
  const counted = standing(returned ?? [])
  const parts = ledgerOf(year, ['settled'], place, cell.source)
  const page = await pageOver(store, LEDGER, parts, asked, (line) => keep(line) && counted(line), false)
  return {
    cases: [],
    lines: page.items.map(({ doc }) => lineOf(doc)),
    next: page.next,
  }
}

/** What a figure consists of: its households, or its lines of the ledger. */
export const drillReport = (async (context, asked) => {
  const reach = await reachOf(context)
  const { jurisdiction } = asked.cell
  // an empty list must be distinguishable from a figure that the reader may not see
  if (jurisdiction !== undefined && jurisdictionsOf(reach)?.has(jurisdiction) === false) return refuse('NOT_ALLOWED')
  return ok(
    asked.what === 'paid'
      ? await behindMoney(context, reach, asked)
      : await behindCases(context, reach, asked, asked.what),
  )
}) satisfies UseCase<'report.drill'>

import type { CallInput, CallOutput } from '@domain/contract/index'
import { signedFen } from '@domain/kernel/fen'
import { invariant, ok, refuse } from '@domain/kernel/result'
import type { Jurisdiction } from '@domain/organisation/org'
import type { Outcome } from '@domain/report/case-figures'
import { standing } from '@domain/report/returns'
import type { DocStore } from '../../ports/doc-store'
import { caseRow, unitNames } from '../application/rows'
import type { Signed, UseCase } from '../call/context'
import { countiesOf, jurisdictionsOf, pageOver, queriesOf, type Reach, reachOf, readAll } from '../organisation/reach'
import { CASE_FACTS, CASES, type CaseFactsDoc, LEDGER, type LedgerDoc } from '../stored/collections'
import { manyOf } from '../stored/many'
import { factsAreKept, factsOf } from './case-facts'
import { ledgerOf } from './ledger-of'
import { CASES_IN, MOST, REPORT_READERS } from './year-report'

type Asked = CallInput<'report.drill'>
type Behind = CallOutput<'report.drill'>
type Counted = Exclude<Asked['what'], 'paid'>

const OUTCOMES: Readonly<Record<Counted, Outcome | undefined>> = {
  applied: undefined,
  'on-file': 'on-file',
  refused: 'refused',
  withdrawn: 'withdrawn',
}

/** Asked for one place, only its county is searched. */
const narrowed = async (store: DocStore, reach: Reach, jurisdiction: Jurisdiction | undefined): Promise<Reach> => {
  if (jurisdiction === undefined) return reach
  const whole = await countiesOf(store, reach)
  if (whole.kind === 'city') return reach
  return { kind: 'counties', counties: whole.counties.filter((county) => county.jurisdiction === jurisdiction) }
}

/** One page of the cases behind a number, by index: no filter makes it shorter than it has to be. */
const countedCases = async (store: DocStore, reach: Reach, asked: Asked, what: Counted) => {
  const { jurisdiction, class: hardship } = asked.cell
  const outcome = OUTCOMES[what]
  const keep = (facts: Pick<CaseFactsDoc, 'jurisdiction' | 'class' | 'outcome'>): boolean =>
    (outcome === undefined || facts.outcome === outcome) &&
    (jurisdiction === undefined || facts.jurisdiction === jurisdiction) &&
    (hardship === undefined || facts.class === hardship)
  const place = await narrowed(store, reach, jurisdiction)
  if (!(await factsAreKept(store))) {
    const parts = queriesOf(place, CASES_IN, [asked.year])
    const page = await pageOver(store, CASES, parts, asked, (snapshot) => keep(factsOf(snapshot)), false)
    return { ...page, items: page.items.map(({ doc }) => doc) }
  }
  const classed = outcome !== undefined && hardship !== undefined
  const by = outcome === undefined ? '' : classed ? 'Class' : 'Outcome'
  const rest = [asked.year, ...(outcome === undefined ? [] : [outcome]), ...(classed ? [hardship] : [])]
  const parts = queriesOf(place, { city: `byCity${by}`, county: `byCounty${by}` }, rest)
  const page = await pageOver(store, CASE_FACTS, parts, asked, keep, false)
  const cases = await manyOf(
    store,
    CASES,
    page.items.map(({ id }) => id),
  )
  return { ...page, items: page.items.flatMap(({ id }) => cases.get(id) ?? []) }
}

const behindCases = async (context: Signed, reach: Reach, asked: Asked, what: Counted): Promise<Behind> => {
  const page = await countedCases(context.ports.store, reach, asked, what)
  const units = await unitNames(
    context.ports,
    page.items.map(({ org }) => org.base),
  )
  return {
    cases: page.items.map((doc) => caseRow(doc, context, units.get(doc.org.base) ?? '')),
    lines: [],
    ...(page.next === undefined ? {} : { next: page.next }),
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
    ...(page.next === undefined ? {} : { next: page.next }),
  }
}

/** What a figure consists of: its households, or its lines of the ledger. */
export const drillReport = (async (context, asked) => {
  const reach = await reachOf(context, REPORT_READERS)
  const { jurisdiction } = asked.cell
  // an empty list must be distinguishable from a figure that the reader may not see
  if (jurisdiction !== undefined && jurisdictionsOf(reach)?.has(jurisdiction) === false) return refuse('NOT_ALLOWED')
  return ok(
    asked.what === 'paid'
      ? await behindMoney(context, reach, asked)
      : await behindCases(context, reach, asked, asked.what),
  )
}) satisfies UseCase<'report.drill'>

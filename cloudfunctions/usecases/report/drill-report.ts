import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CallInput, CallOutput } from '@domain/contract/index'
import { signedFen } from '@domain/kernel/fen'
import { invariant, ok, refuse } from '@domain/kernel/result'
import { firstDetermination, isFiled } from '@domain/report/case-figures'
import { standing } from '@domain/report/returns'
import { caseRow, unitNames } from '../application/rows'
import type { Signed, UseCase } from '../call/context'
import { jurisdictionsOf, pageOver, queriesOf, type Reach, reachOf, readAll } from '../organisation/reach'
import { CASES, LEDGER, type LedgerDoc } from '../stored/collections'
import { MOST, REPORT_READERS } from './year-report'

type Asked = CallInput<'report.drill'>
type Behind = CallOutput<'report.drill'>
type Counted = Exclude<Asked['what'], 'paid'>

const COUNTS: Readonly<Record<Counted, (snapshot: CaseSnapshot) => boolean>> = {
  applied: () => true,
  'on-file': isFiled,
  refused: ({ stage }) => stage === 'refused',
  withdrawn: ({ stage }) => stage === 'withdrawn',
}

const behindCases = async (context: Signed, reach: Reach, asked: Asked, what: Counted): Promise<Behind> => {
  const { jurisdiction, class: hardship } = asked.cell
  const keep = (snapshot: CaseSnapshot): boolean =>
    COUNTS[what](snapshot) &&
    (jurisdiction === undefined || snapshot.org.jurisdiction === jurisdiction) &&
    (hardship === undefined || firstDetermination(snapshot)?.class === hardship)
  const parts = queriesOf(reach, { city: 'byYear', county: 'byCountyYear' }, [asked.year])
  const page = await pageOver(context.ports.store, CASES, parts, asked, keep, false)
  const units = await unitNames(
    context.ports,
    page.items.map(({ doc }) => doc.org.base),
  )
  return {
    cases: page.items.map(({ doc }) => caseRow(doc, context, units.get(doc.org.base) ?? '')),
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
  const within = jurisdictionsOf(reach)
  const { cell } = asked
  const keep = (line: LedgerDoc): boolean =>
    (within === undefined || within.has(line.jurisdiction)) &&
    (cell.jurisdiction === undefined || line.jurisdiction === cell.jurisdiction) &&
    (cell.source === undefined || line.source === cell.source) &&
    (cell.programme === undefined || line.programme === cell.programme) &&
    (cell.class === undefined || line.class === cell.class)
  const parts = [{ index: 'byYear', eq: [asked.year, 'settled'] }]
  const returned = await readAll(context.ports.store, LEDGER, [{ index: 'byYear', eq: [asked.year, 'returned'] }], MOST)
  const counted = standing(returned ?? [])
  const page = await pageOver(context.ports.store, LEDGER, parts, asked, (line) => keep(line) && counted(line), false)
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
  // an empty list and a figure the reader may not see must be told apart
  if (jurisdiction !== undefined && jurisdictionsOf(reach)?.has(jurisdiction) === false) return refuse('NOT_ALLOWED')
  return ok(
    asked.what === 'paid'
      ? await behindMoney(context, reach, asked)
      : await behindCases(context, reach, asked, asked.what),
  )
}) satisfies UseCase<'report.drill'>

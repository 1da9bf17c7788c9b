import type { CaseSnapshot } from '@domain/application/snapshot'
import { hitKey, isHit } from '@domain/crosscheck/crosscheck'
import { saysNothingNew } from '@domain/crosscheck/merge'
import type { RowProblem } from '@domain/crosscheck/result-table'
import type { CaseId, CheckBatchId } from '@domain/kernel/ids'
import { ok } from '@domain/kernel/result'
import type { Tx } from '../../ports/doc-store'
import type { ByPolicy, InCommand } from '../call/context'
import { stepIn } from '../step/do-step'
import { CASES } from '../stored/collections'
import { isOpen } from './batch'
import { compareAnswers, schoolsOf } from './compare-answers'
import type { RoundList } from './lists'
import type { Answer, Matched } from './match-lines'

export type Counts = { applied: number; unchanged: number; hits: number; problems: RowProblem[] }
export const NO_COUNTS = (): Counts => ({ applied: 0, unchanged: 0, hits: 0, problems: [] })

export const addTo = (sum: Counts, { applied, unchanged, hits, problems }: Counts): void => {
  sum.applied += applied
  sum.unchanged += unchanged
  sum.hits += hits
  for (const problem of problems) sum.problems.push(problem)
}

/** The answers that a household does not know yet. */
const newsFor = (household: CaseSnapshot | undefined, answers: readonly Answer[]): readonly Answer[] => {
  const known = new Map((household?.check?.results ?? []).map((result) => [hitKey(result), result]))
  return answers.filter(({ result }) => !saysNothingNew(known.get(hitKey(result)), result))
}

const closed = (news: readonly Answer[]): RowProblem[] =>
  news.map(({ row }) => ({ row, problem: 'household-closed' as const }))

type Run = { readonly context: InCommand & ByPolicy; readonly batch: CheckBatchId }

/** What these answers would do to the households of a list; nothing is written. */
export const planFor = (
  { ports: { sealer }, today, policy }: Pick<Run['context'], 'ports' | 'today' | 'policy'>,
  { byCase, problems }: Matched,
  { cases }: RoundList,
): Counts => {
  const plan: Counts = { ...NO_COUNTS(), problems: [...problems] }
  const households = new Map(cases.map(({ doc }) => [doc.id, doc]))
  for (const [caseId, answers] of byCase) {
    const household = households.get(caseId)
    const news = newsFor(household, answers)
    plan.unchanged += answers.length - news.length
    if (household === undefined || !isOpen(household)) {
      plan.problems.push(...closed(news))
      continue
    }
    plan.applied += news.length
    const told = news.map(({ result }) => result)
    plan.hits += compareAnswers({ sealer, today, policy }, household, told).filter(isHit).length
  }
  return plan
}

/** Applies the rows of one household; rows that repeat known results write nothing. */
const applyTo = async (tx: Tx, { context, batch }: Run, caseId: CaseId, answers: readonly Answer[]) => {
  const stored = await tx.get(CASES, caseId)
  const news = newsFor(stored?.doc, answers)
  const unchanged = answers.length - news.length
  if (news.length === 0) return ok<Counts>({ ...NO_COUNTS(), unchanged })
  const results = news.map(({ result }) => result)
  const [first] = results
  if (first === undefined || stored === undefined || !isOpen(stored.doc))
    return ok<Counts>({ ...NO_COUNTS(), unchanged, problems: closed(news) })
  const { counterpart, source = '' } = first
  const { ports, today, policy } = context
  const looked = { batch, schools: schoolsOf(ports.sealer, counterpart, stored.doc) }
  const next = await stepIn(tx, context, stored, {
    action: 'returnCrosscheck',
    said: { counterpart, source, results },
    looked,
  })
  if (!next.ok && next.refusal.code === 'BATCH_CLOSED')
    return ok<Counts>({ ...NO_COUNTS(), unchanged, problems: closed(news) })
  if (!next.ok) return next
  const hits = compareAnswers({ sealer: ports.sealer, today, policy }, stored.doc, results).filter(isHit).length
  return ok<Counts>({ applied: news.length, unchanged, hits, problems: [] })
}

/** Applies the matched rows of one list, one transaction per household. */
export const applyAnswers = async (run: Run, { byCase, problems }: Matched) => {
  const sum: Counts = { ...NO_COUNTS(), problems: [...problems] }
  for (const [caseId, answers] of byCase) {
    const one = await run.context.ports.store.transaction((tx) => applyTo(tx, run, caseId, answers))
    if (!one.ok) return one
    addTo(sum, one.value)
  }
  return ok(sum)
}

import type { CaseSnapshot } from '@domain/application/snapshot'
import { hitKey, isHit } from '@domain/crosscheck/crosscheck'
import { saysNothingNew } from '@domain/crosscheck/merge'
import {
  isResultList,
  type OutcomeWords,
  type ResultColumn,
  type RowProblem,
  readResults,
  seenResults,
} from '@domain/crosscheck/result-table'
import type { CaseId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { Chosen } from '@domain/kernel/table'
import type { Stored } from '../../ports/doc-store'
import type { Tables } from '../../ports/tables'
import type { ByPolicy, InCommand, Signed, UseCase } from '../call/context'
import { checkFiles } from '../files/take-files'
import { noneOwn } from '../person/ask'
import { stepIn } from '../step/do-step'
import { CASES, CHECK_BATCHES, type CheckBatchDoc } from '../stored/collections'
import { mappingOf, rememberMapping, type Sender } from '../tables/mapping'
import { seenTable, sheetOf, waitsForChoice } from '../tables/sheet-of'
import { casesOf, findBatch, isOpen, progressOf } from './batch'
import { type Answer, type Matched, matchLines } from './match-lines'

const NOTHING: Matched = { byCase: new Map(), problems: [] }
type Input = Parameters<UseCase<'crosscheck.import'>>[1]
type Counts = { applied: number; unchanged: number; hits: number; problems: RowProblem[] }
type Run = {
  readonly context: InCommand & ByPolicy
  readonly batch: CheckBatchDoc
}

/** Applies the rows of one household in one transaction; rows that repeat known results write nothing. */
const applyTo = (run: Run, caseId: CaseId, answers: readonly Answer[]) =>
  run.context.ports.store.transaction(async (tx) => {
    const stored = await tx.get(CASES, caseId)
    const known = new Map((stored?.doc.check?.results ?? []).map((result) => [hitKey(result), result]))
    const news = answers.filter(({ result }) => !saysNothingNew(known.get(hitKey(result)), result))
    const unchanged = answers.length - news.length
    if (news.length === 0) return ok({ applied: 0, unchanged, hits: 0, problems: [] })
    const { batch, context } = run
    const results = news.map(({ result }) => result)
    const { counterpart = '', source = '' } = results[0] ?? {}
    const step = {
      action: 'returnCrosscheck',
      said: { counterpart, source, results },
      looked: { batch: batch.id },
    } as const
    const next = stored && isOpen(stored.doc) ? await stepIn(tx, context, stored, step) : undefined
    if (next === undefined || (!next.ok && next.refusal.code === 'BATCH_CLOSED')) {
      const problems = news.map(({ row }) => ({ row, problem: 'household-closed' as const }))
      return ok({ applied: 0, unchanged, hits: 0, problems })
    }
    return next.ok ? ok({ applied: news.length, unchanged, hits: results.filter(isHit).length, problems: [] }) : next
  })

const applyAll = async (run: Run, matched: Matched) => {
  const sum: Counts = { applied: 0, unchanged: 0, hits: 0, problems: [...matched.problems] }
  for (const [caseId, answers] of matched.byCase) {
    const one = await applyTo(run, caseId, answers)
    if (!one.ok) return one
    sum.applied += one.value.applied
    sum.unchanged += one.value.unchanged
    sum.hits += one.value.hits
    sum.problems.push(...one.value.problems)
  }
  return ok(sum)
}

/** Each bank, and each bureau, has a way of its own to write its lists. */
const senderOf = ({ city }: CheckBatchDoc, { counterpart, source }: Input): Sender => ({
  org: city,
  purpose: 'bureau',
  sender: source === undefined ? counterpart : `${counterpart}:${source}`,
})

/** What an import would do; households are asked whether they still wait, and nothing is written. */
const planFor = (matched: Matched, cases: readonly Stored<CaseSnapshot>[]): Counts => {
  const plan: Counts = { applied: 0, unchanged: 0, hits: 0, problems: [...matched.problems] }
  const households = new Map(cases.map(({ doc }) => [doc.id, doc]))
  for (const [caseId, answers] of matched.byCase) {
    const household = households.get(caseId)
    const known = new Map((household?.check?.results ?? []).map((result) => [hitKey(result), result]))
    const news = answers.filter(({ result }) => !saysNothingNew(known.get(hitKey(result)), result))
    plan.unchanged += answers.length - news.length
    if (household === undefined || !isOpen(household)) {
      plan.problems.push(...news.map(({ row }) => ({ row, problem: 'household-closed' as const })))
      continue
    }
    plan.applied += news.length
    plan.hits += news.filter(({ result }) => isHit(result)).length
  }
  return plan
}

const byRow = (problems: readonly RowProblem[]): RowProblem[] => [...problems].sort((a, b) => a.row - b.row)

/** All checks that can refuse the whole file, before anything is written. */
const prepare = async (context: Signed, tables: Tables, input: Input) => {
  const batch = await findBatch(context, input.batch)
  if (!batch.ok) return batch
  const { doc } = batch.value
  if (!doc.counterparts.some((asked) => asked.counterpart === input.counterpart)) return refuse('NOT_FOUND')
  // in parallel, so that the store batches these reads into one request
  const [told, files] = await Promise.all([
    mappingOf(context.ports.store, senderOf(doc, input), input),
    checkFiles(context, [input.file], ['table']),
  ])
  const named: Chosen<ResultColumn> = told.columns
  const words = told.words as OutcomeWords
  const sheet = await sheetOf(context, tables, files, { fits: isResultList(named), ...input })
  if (!sheet.ok) return sheet
  const { rows, about } = sheet.value
  const seen = seenTable(about, seenResults(rows, named, words))
  if (input.dry === true && waitsForChoice(seen)) return ok({ batch: doc, matched: NOTHING, cases: [], read: 0, seen })
  const mark = { batch: doc.id, counterpart: input.counterpart }
  const table = readResults(rows, mark, named, context.today, words)
  if (!table.ok) return table
  const cases = await casesOf(context, doc)
  if (!cases.some((stored) => isOpen(stored.doc))) return refuse('BATCH_CLOSED')
  const own = await noneOwn(context, cases)
  if (!own.ok) return own
  const matched = matchLines(context.ports.sealer, table.value.lines, doc, cases, input)
  const problems = [...table.value.problems, ...matched.problems]
  return ok({
    batch: doc,
    matched: { ...matched, problems },
    cases,
    seen,
    read: table.value.lines.length + table.value.problems.length,
  })
}

/**
 * 导入结果: valid rows are applied, one transaction per household; invalid rows are reported one by one. A hit is put to the worker
 * and starts the time for the explanation; it decides nothing. Importing the same file again, or repeating the command after a
 * crash, is idempotent.
 */
export const importResults = (tables: Tables) =>
  (async (context, input) => {
    const ready = await prepare(context, tables, input)
    if (!ready.ok) return ready
    const { batch, matched, read, cases, seen } = ready.value
    if (input.dry === true) {
      const plan = planFor(matched, cases)
      return context.commit(async () => ok({ read, ...plan, problems: byRow(plan.problems), seen }))
    }
    const run: Run = { context, batch }
    const counts = await applyAll(run, matched)
    if (!counts.ok) return counts
    const progress = progressOf(batch, await casesOf(context, batch)).find(
      (asked) => asked.counterpart === input.counterpart,
    )
    return context.commit(async (tx) => {
      const fresh = await tx.get(CHECK_BATCHES, batch.id)
      if (fresh === undefined || progress === undefined) return refuse('NOT_FOUND')
      const counterparts = fresh.doc.counterparts.map((asked) =>
        asked.counterpart === input.counterpart
          ? {
              ...asked,
              returned: progress.returned,
              hits: progress.hits,
              ...(input.source === undefined
                ? {}
                : { sources: [...(asked.sources ?? []).filter((name) => name !== input.source), input.source] }),
            }
          : asked,
      )
      await tx.replace(CHECK_BATCHES, fresh, { ...fresh.doc, counterparts })
      await rememberMapping(tx, senderOf(batch, input), input)
      return ok({ read, ...counts.value, problems: byRow(counts.value.problems) })
    })
  }) satisfies UseCase<'crosscheck.import'>

import { hitKey, isHit } from '@domain/crosscheck/crosscheck'
import { saysNothingNew } from '@domain/crosscheck/merge'
import { isResultList, type RowProblem, readResults } from '@domain/crosscheck/result-table'
import type { CaseId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { Tables } from '../../ports/tables'
import type { ByPolicy, InCommand, Signed, UseCase } from '../call/context'
import { rowsOf } from '../files/rows-of'
import { checkFiles } from '../files/take-files'
import { noneOwn } from '../person/ask'
import { stepIn } from '../step/do-step'
import { CASES, CHECK_BATCHES, type CheckBatchDoc } from '../stored/collections'
import { casesOf, findBatch, isOpen, progressOf } from './batch'
import { type Answer, type Matched, matchLines } from './match-lines'

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

/** All checks that can refuse the whole file, before anything is written. */
const prepare = async (context: Signed, tables: Tables, input: Input) => {
  const batch = await findBatch(context, input.batch)
  if (!batch.ok) return batch
  const { doc } = batch.value
  if (!doc.counterparts.some((asked) => asked.counterpart === input.counterpart)) return refuse('NOT_FOUND')
  const named = input.columns ?? {}
  const files = await checkFiles(context, [input.file], ['table'])
  const rows = await rowsOf(context, tables, files, isResultList(named))
  if (!rows.ok) return rows
  const mark = { batch: doc.id, counterpart: input.counterpart }
  const table = readResults(rows.value, mark, named, context.today, input.words)
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
    const { batch, matched, read } = ready.value
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
      const problems = [...counts.value.problems].sort((a, b) => a.row - b.row)
      return ok({ read, ...counts.value, problems })
    })
  }) satisfies UseCase<'crosscheck.import'>

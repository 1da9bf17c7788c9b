import { marksIn } from '@domain/crosscheck/list-marks'
import {
  isResultList,
  type OutcomeWords,
  type ResultColumn,
  type ResultLine,
  type RowProblem,
  resultsIn,
  seenResultsIn,
} from '@domain/crosscheck/result-table'
import { ok, refuse } from '@domain/kernel/result'
import type { Chosen } from '@domain/kernel/table'
import type { Counterpart } from '@domain/policy/policy'
import type { Tables } from '../../ports/tables'
import type { ByPolicy, Signed, UseCase } from '../call/context'
import { checkFiles } from '../files/take-files'
import { noneOwn } from '../person/ask'
import { CHECK_BATCHES, type CheckBatchDoc, type Tally } from '../stored/collections'
import { atLeisure } from '../tables/at-leisure'
import { mappingOf, rememberMapping, type Sender } from '../tables/mapping'
import { seenTable, sheetOf, sheetsOf, waitsForChoice } from '../tables/sheet-of'
import { addTo, applyAnswers, type Counts, NO_COUNTS, planFor } from './apply-answers'
import { findBatch, isOpen, tallyOf } from './batch'
import { listsOf, openList, type RoundList, rowsOf } from './lists'
import { matchLines } from './match-lines'

type Said = Parameters<UseCase<'crosscheck.import'>>[1]
/** What was said, with who answers. */
type Input = Said & { readonly counterpart: Counterpart }

/** Each bank, and each bureau, has a way of its own to write its lists. */
const senderOf = ({ city }: CheckBatchDoc, { counterpart, source }: Input): Sender => ({
  org: city,
  purpose: 'bureau',
  sender: source === undefined ? counterpart : `${counterpart}:${source}`,
})

const byRow = (problems: readonly RowProblem[]): RowProblem[] => [...problems].sort((a, b) => a.row - b.row)

/** Who answers, by the marks above the first sheet that has them: a file among many says itself whose it is. */
const marked = async (context: Signed, tables: Tables, said: Said) => {
  if (said.counterpart !== undefined) return ok<Input>({ ...said, counterpart: said.counterpart })
  const sheets = await sheetsOf(context, tables, await checkFiles(context, [said.file], ['table']))
  if (!sheets.ok) return sheets
  const marks = sheets.value.map(({ rows }) => marksIn(rows)).find(({ counterpart }) => counterpart !== undefined)
  if (marks?.counterpart === undefined) return refuse('ROWS_REJECTED', { why: 'unmarked' })
  const { counterpart, source = said.source } = marks
  return ok<Input>({ ...said, counterpart, ...(source === undefined ? {} : { source }) })
}

/** The round, if it waits for answers, and who answers. */
const roundFor = async (context: Signed, tables: Tables, said: Said) => {
  const found = await findBatch(context, said.batch)
  if (!found.ok) return found
  const { doc } = found.value
  const input = await marked(context, tables, said)
  if (!input.ok) return input
  const { counterpart, source } = input.value
  const asked = doc.counterparts.find((each) => each.counterpart === counterpart)
  if (asked === undefined) return refuse('NOT_FOUND')
  // an answer under another name would never count as that source's
  if (asked.named !== undefined && (source === undefined || !asked.named.includes(source)))
    return refuse('ROWS_REJECTED', { why: 'source' })
  return doc.jobs?.some(({ kind }) => kind !== 'looks') === true
    ? refuse('ROUND_BUSY')
    : ok({ batch: doc, input: input.value })
}

/** The table as it was read, or only as it was seen, when a person has to choose first. */
const readTable = async (context: Signed, tables: Tables, batch: CheckBatchDoc, input: Input) => {
  // in parallel, so that the store batches these reads into one request
  const [told, files] = await Promise.all([
    mappingOf(context.ports.store, senderOf(batch, input), input),
    checkFiles(context, [input.file], ['table']),
  ])
  const named: Chosen<ResultColumn> = told.columns
  const words = told.words as OutcomeWords
  const sheet = await sheetOf(context, tables, files, { fits: isResultList(named), ...input })
  if (!sheet.ok) return sheet
  const { rows, about } = sheet.value
  const seen = seenTable(about, await atLeisure(seenResultsIn(rows, { counterpart: input.counterpart, named, words })))
  if (input.dry === true && waitsForChoice(seen)) return ok({ seen, table: undefined })
  const mark = { batch: batch.id, counterpart: input.counterpart }
  const table = await atLeisure(resultsIn(rows, mark, named, context.today, words))
  return table.ok ? ok({ seen, table: table.value }) : table
}

/** The lines of the table, taken by the lists of the round one after the other; what is left over belongs to nobody. */
const linesByList = (lines: readonly ResultLine[]) => {
  const left = new Map(lines.map((line) => [line.no, line]))
  return {
    take: ({ rows }: RoundList): readonly ResultLine[] =>
      rows.flatMap(({ no }) => {
        const line = left.get(no)
        left.delete(no)
        return line ?? []
      }),
    strangers: (): readonly RowProblem[] =>
      [...left.values()].map(({ row, no }) => ({ row, problem: 'no-unknown', cell: String(no) })),
  }
}

/** Everything that can refuse the whole file, and what the import would do, before anything is written. */
const planOf = async (
  context: Signed & ByPolicy,
  batch: CheckBatchDoc,
  {
    lines,
    input,
    first,
  }: { readonly lines: readonly ResultLine[]; readonly input: Input; readonly first: ReturnType<typeof rowsOf> },
) => {
  const plan = NO_COUNTS()
  const perList = linesByList(lines)
  let open = false
  let only: RoundList | undefined
  for await (const list of listsOf(context.ports.store, batch, first)) {
    only = list
    open ||= list.cases.some(({ doc }) => isOpen(doc))
    const own = await noneOwn(context, list.cases)
    if (!own.ok) return own
    addTo(plan, planFor(context, matchLines(context.ports.sealer, perList.take(list), list, input), list))
  }
  const strangers = perList.strangers()
  plan.problems.push(...strangers)
  // a single list is not read again to be applied
  return open ? ok({ plan, strangers, only: batch.tallies.length === 1 ? only : undefined }) : refuse('BATCH_CLOSED')
}

const NO_PLAN = { plan: NO_COUNTS(), strangers: [] as readonly RowProblem[], only: undefined }

type Applying = Parameters<typeof applyAnswers>[0]['context']

/** A call applies the lists of a long round for this long, and says where the next call goes on. */
const SLICE_MS = 20_000

type Slice = {
  readonly lines: readonly ResultLine[]
  readonly input: Input
  readonly only: RoundList | undefined
  readonly from: number
}

/** Applies the lines list by list until the time is up; a repeat after an interruption finds what was applied and goes on. */
const applySlice = async (context: Applying, batch: CheckBatchDoc, { lines, input, only, from }: Slice) => {
  const { store, clock, sealer } = context.ports
  const until = clock.now() + SLICE_MS
  const sum: Counts = NO_COUNTS()
  const tallies: Tally[] = []
  const perList = linesByList(lines)
  let at = from
  for (; at < batch.tallies.length && (at === from || clock.now() < until); at += 1) {
    const list = only ?? (await openList(store, batch, at))
    const matched = matchLines(sealer, perList.take(list), list, input)
    const done = await applyAnswers({ context, batch: batch.id }, matched)
    if (!done.ok) return done
    addTo(sum, done.value)
    const { cases } = done.value.applied === 0 ? list : await openList(store, batch, at, list.rows)
    tallies[at] = tallyOf([input.counterpart], cases)
  }
  return ok({ sum, tallies, ...(at < batch.tallies.length ? { next: at } : {}) })
}

const withSource = (asked: CheckBatchDoc['counterparts'][number], { counterpart, source }: Input) =>
  asked.counterpart !== counterpart || source === undefined
    ? asked
    : { ...asked, sources: [...(asked.sources ?? []).filter((name) => name !== source), source] }

const isFirst = ({ from = 0 }: Input): boolean => from === 0

/** A call that goes on has been planned by the first one. */
const planFrom = (context: Signed & ByPolicy, batch: CheckBatchDoc, asked: Parameters<typeof planOf>[2]) =>
  isFirst(asked.input) ? planOf(context, batch, asked) : Promise.resolve(ok(NO_PLAN))

type Planned = Omit<Slice, 'from'> & { readonly strangers: readonly RowProblem[] }

/** Applies a slice of the file, and says how it changes the header. */
const take = async (context: Applying, batch: CheckBatchDoc, { strangers, ...slice }: Planned) => {
  const { input } = slice
  const done = await applySlice(context, batch, { ...slice, from: input.from ?? 0 })
  if (!done.ok) return done
  const { sum, tallies, next } = done.value
  const write = (now: CheckBatchDoc): CheckBatchDoc => ({
    ...now,
    counterparts: now.counterparts.map((asked) => withSource(asked, input)),
    tallies: now.tallies.map((tally, list) => ({ ...tally, ...tallies[list] })),
  })
  return ok({ sum: { ...sum, problems: [...strangers, ...sum.problems] }, next, write })
}

/**
 * 导入结果: valid rows are applied, one transaction per household; invalid rows are reported one by one. A hit is put to the worker
 * and starts the time for the explanation; it decides nothing. Importing the same file again, or repeating the command after a
 * crash, is idempotent. A file of a long round takes several calls: each says the list with which the next one begins.
 */
export const importResults = (tables: Tables) =>
  (async (context, said) => {
    const found = await roundFor(context, tables, said)
    if (!found.ok) return found
    const { batch, input } = found.value
    const who = { counterpart: input.counterpart, ...(input.source === undefined ? {} : { source: input.source }) }
    // together with the mapping and the file in one request
    const first = rowsOf(context.ports.store, batch, 0)
    const told = await readTable(context, tables, batch, input)
    if (!told.ok) return told
    const { seen, table } = told.value
    if (table === undefined) return context.commit(async () => ok({ ...who, read: 0, ...NO_COUNTS(), seen }))
    const { lines } = table
    const read = lines.length + table.problems.length
    const planned = await planFrom(context, batch, { lines, input, first })
    if (!planned.ok) return planned
    const { plan } = planned.value
    if (input.dry === true) {
      const problems = byRow([...table.problems, ...plan.problems])
      return context.commit(async () => ok({ ...who, read, ...plan, problems, seen }))
    }
    const taken = await take(context, batch, { lines, input, ...planned.value })
    if (!taken.ok) return taken
    const { sum, next, write } = taken.value
    return context.commit(async (tx) => {
      const fresh = await tx.get(CHECK_BATCHES, batch.id)
      if (fresh === undefined) return refuse('NOT_FOUND')
      await tx.replace(CHECK_BATCHES, fresh, write(fresh.doc))
      await rememberMapping(tx, senderOf(batch, input), input)
      const problems = byRow([...(isFirst(input) ? table.problems : []), ...sum.problems])
      return ok({ ...who, read, ...sum, problems, ...(next === undefined ? {} : { next }) })
    })
  }) satisfies UseCase<'crosscheck.import'>

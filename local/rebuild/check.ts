import { isDeepStrictEqual } from 'node:util'
import type { Collection, DocStore } from '@cloud/ports/doc-store'
import { BUDGET_LINES, CASES, ENTRIES, LEDGER, type LedgerDoc, ORGS } from '@cloud/usecases/collections'
import type { Entry } from '@domain/application/entry'
import { fold } from '@domain/application/fold'
import { STAGES } from '@domain/application/stage'

const PAGE = 100

/** Everything of one index prefix, page by page. */
async function* all<T>(store: DocStore, collection: Collection<T>, index: string, eq: readonly (string | number)[]) {
  let cursor: string | undefined
  do {
    const page = await store.query(collection, { index, eq, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) })
    yield* page.items
    cursor = page.next
  } while (cursor !== undefined)
}

const list = async <T>(items: AsyncIterable<T>): Promise<readonly T[]> => {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

/** As the store gives it back: JSON has no `undefined`. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

export type Rebuilt = {
  readonly cases: number
  readonly entries: number
  /** ids of cases whose snapshot is not what their log says */
  readonly casesOff: readonly string[]
  readonly lines: number
  readonly ledger: number
  /** ids of budget lines that are not what the ledger says */
  readonly linesOff: readonly string[]
}

const logOf = async (store: DocStore, caseId: string): Promise<readonly Entry[]> =>
  (await list(all(store, ENTRIES, 'byCase', [caseId]))).map((stored) => stored.doc)

const checkCases = async (store: DocStore): Promise<Pick<Rebuilt, 'cases' | 'entries' | 'casesOff'>> => {
  let cases = 0
  let entries = 0
  const casesOff: string[] = []
  for await (const city of all(store, ORGS, 'byLevel', ['city']))
    for (const stage of STAGES)
      for await (const { id, doc } of all(store, CASES, 'byCity', [city.id, stage])) {
        const log = await logOf(store, id)
        cases += 1
        entries += log.length
        if (!isDeepStrictEqual(plain(fold(log)), plain(doc))) casesOff.push(id)
      }
  return { cases, entries, casesOff }
}

const SIGNS: Readonly<Record<LedgerDoc['kind'], { allocated: number; held: number; settled: number }>> = {
  allocated: { allocated: 1, held: 0, settled: 0 },
  held: { allocated: 0, held: 1, settled: 0 },
  released: { allocated: 0, held: -1, settled: 0 },
  settled: { allocated: 0, held: -1, settled: 1 },
}

/** What a line is, from nothing but its ledger. */
const foldLedger = (entries: readonly Pick<LedgerDoc, 'kind' | 'amount'>[]) =>
  entries.reduce(
    (sum, { kind, amount }) => ({
      allocated: sum.allocated + SIGNS[kind].allocated * amount,
      held: sum.held + SIGNS[kind].held * amount,
      settled: sum.settled + SIGNS[kind].settled * amount,
    }),
    { allocated: 0, held: 0, settled: 0 },
  )

const checkLines = async (store: DocStore): Promise<Pick<Rebuilt, 'lines' | 'ledger' | 'linesOff'>> => {
  let lines = 0
  let ledger = 0
  const linesOff: string[] = []
  for (let year = 2000; year <= 2100; year += 1)
    for await (const { id, doc } of all(store, BUDGET_LINES, 'byYear', [year])) {
      const entries = (await list(all(store, LEDGER, 'byLine', [id]))).map((stored) => stored.doc)
      const { allocated, held, settled } = doc
      lines += 1
      ledger += entries.length
      if (!isDeepStrictEqual(foldLedger(entries), { allocated, held, settled })) linesOff.push(id)
    }
  return { lines, ledger, linesOff }
}

/** Folds every log and every ledger again and compares with what is stored beside them. Changes nothing. */
export const rebuildCheck = async (store: DocStore): Promise<Rebuilt> => ({
  ...(await checkCases(store)),
  ...(await checkLines(store)),
})

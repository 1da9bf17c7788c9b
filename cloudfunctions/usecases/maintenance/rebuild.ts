import { isDeepStrictEqual } from 'node:util'
import type { Entry } from '@domain/application/entry'
import { fold } from '@domain/application/fold'
import type { CaseSnapshot } from '@domain/application/snapshot'
import { stepOf } from '@domain/application/steps'
import { upcast } from '@domain/application/upcast'
import { LINE_MOVES, type LineSums, moveLine } from '@domain/fund/fund'
import { fen } from '@domain/kernel/fen'
import { isKeyOf } from '@domain/kernel/keys'
import type { StoreWalk } from '../../ports/doc-store'
import { inTodaysForm } from '../../ports/forms'
import { NewerVersion } from '../../ports/newer-version'
import type { Sealer } from '../../ports/world'
import { treatLeaves } from '../keys/sealed-leaves'
import { FACTS_ONCE_OVER, factsOf } from '../report/case-facts'
import type { ChainFault } from '../step/chain'
import { BUDGET_LINES, CASE_FACTS, CASES, LEDGER, ONCE_OVER } from '../stored/collections'
import { ledgerOff, type Moves, noteMove } from './ledger-check'
import { alongside, type CheckedLog, checkedLogs, everything } from './walk'

/** In the form in which the store returns it: JSON has no `undefined`. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

type Keys = Pick<Sealer, 'find' | 'keyOf' | 'hash'>

export type Rebuilt = {
  readonly cases: number
  readonly entries: number
  /** ids of cases whose snapshot differs from the fold of their log */
  readonly casesOff: readonly string[]
  /** ids of cases with an entry or a form that only a newer version knows: not judged */
  readonly casesNewer: readonly string[]
  /** entries whose facts are not valid for their step: nothing is folded from them */
  readonly entriesOff: readonly Pick<Entry, 'caseId' | 'seq'>[]
  readonly chainOff: readonly ChainFault[]
  /** ids of cases that the year's report counts otherwise than they are */
  readonly factsOff: readonly string[]
  readonly lines: number
  readonly ledger: number
  /** ids of budget lines that differ from the sums of the ledger */
  readonly linesOff: readonly string[]
  /** ids of ledger lines that match no step of a case, or of moves whose lines do not add up */
  readonly ledgerOff: readonly string[]
}

type Cases = Pick<Rebuilt, 'cases' | 'entries' | 'casesOff' | 'casesNewer' | 'entriesOff' | 'chainOff' | 'factsOff'>

/** Compares sealed texts decrypted: during a resealing, log and snapshot have different ciphertexts of the same text. */
const opened = (keys: Keys, snapshot: CaseSnapshot | undefined): unknown =>
  treatLeaves(keys, plain(snapshot), ({ sealed, found }) => found ?? sealed)

const foldsTo = (keys: Keys, log: readonly Entry[], stored: CaseSnapshot | undefined): boolean => {
  try {
    const folded = fold(log)
    return (
      isDeepStrictEqual(plain(folded), plain(stored)) || isDeepStrictEqual(opened(keys, folded), opened(keys, stored))
    )
  } catch {
    return false // a log with a gap, or not starting with a submission, cannot be folded
  }
}

/** The entries that today's code knows, and the snapshot unless only a newer version knows its form. */
const known = ({ log, snapshot }: CheckedLog) => {
  const entries = log.flatMap(({ doc }) => upcast(doc) ?? [])
  try {
    const doc = snapshot && inTodaysForm(CASES, snapshot).doc
    return { entries, doc, newer: entries.length < log.length }
  } catch (error) {
    if (!(error instanceof NewerVersion)) throw error
    return { entries, doc: undefined, newer: true }
  }
}

const isUnread = ({ kind, facts }: Entry): boolean => !stepOf(kind).facts.safeParse(facts).success

const areKept = async (store: StoreWalk): Promise<boolean> => {
  for await (const { id, doc } of everything(store, ONCE_OVER)) if (id === FACTS_ONCE_OVER) return doc.done
  return false
}

/** What the year's report counts, compared with the cases in the order of their ids. */
const factsCheck = async (store: StoreWalk) => {
  const facts = alongside(store, CASE_FACTS)
  // until an earlier release's cases have been gone through, some have no facts yet
  const kept = await areKept(store)
  const off: string[] = []
  return {
    compare: async (caseId: string, doc: CaseSnapshot | undefined): Promise<void> => {
      const found = (await facts.take(caseId))?.doc
      if (doc === undefined) return
      const right = found === undefined ? !kept : isDeepStrictEqual(plain(found), factsOf(doc))
      if (!right) off.push(caseId)
    },
    off: async (): Promise<readonly string[]> => {
      for await (const { id } of facts.rest()) off.push(id)
      return off
    },
  }
}

const checkCases = async (store: StoreWalk, keys: Keys, moves: Moves): Promise<Cases> => {
  const sum = { cases: 0, entries: 0 }
  const casesOff: string[] = []
  const casesNewer: string[] = []
  const entriesOff: Entry[] = []
  const chainOff: ChainFault[] = []
  const facts = await factsCheck(store)
  for await (const checked of checkedLogs(store, keys)) {
    const { caseId, log, snapshot, broken } = checked
    if (snapshot !== undefined) sum.cases += 1
    sum.entries += log.length
    const { entries, doc, newer } = known(checked)
    await facts.compare(caseId, newer ? undefined : doc)
    for (const entry of entries) noteMove(moves, entry)
    const unread = entries.filter(isUnread)
    entriesOff.push(...unread)
    if (newer) casesNewer.push(caseId)
    else if (unread.length === 0 && !foldsTo(keys, entries, doc)) casesOff.push(caseId)
    // a snapshot without any entry is reported in casesOff already
    if (broken !== undefined && log.length > 0) chainOff.push(broken)
  }
  const places = entriesOff.map(({ seq, caseId }) => ({ caseId, seq }))
  return { ...sum, casesOff, casesNewer, entriesOff: places, chainOff, factsOff: await facts.off() }
}

const NOTHING: LineSums = { allocated: fen(0), held: fen(0), settled: fen(0) }

/** The sums of every budget line, calculated from the ledger only. */
const foldLedger = async (store: StoreWalk) => {
  const sums = new Map<string, LineSums>()
  let ledger = 0
  for await (const { doc } of everything(store, LEDGER)) {
    const sum = sums.get(doc.line) ?? NOTHING
    // an unknown kind moves nothing, so the sums will differ
    sums.set(doc.line, isKeyOf(LINE_MOVES, doc.kind) ? moveLine(sum, doc.kind, doc.amount) : sum)
    ledger += 1
  }
  return { sums, ledger }
}

const checkLines = async (store: StoreWalk): Promise<Pick<Rebuilt, 'lines' | 'ledger' | 'linesOff'>> => {
  const { sums, ledger } = await foldLedger(store)
  let lines = 0
  const linesOff: string[] = []
  for await (const { id, doc } of everything(store, BUDGET_LINES)) {
    const { allocated, held, settled } = doc
    lines += 1
    if (!isDeepStrictEqual(sums.get(id) ?? NOTHING, { allocated, held, settled })) linesOff.push(id)
    sums.delete(id)
  }
  // the remaining sums belong to budget lines that do not exist
  return { lines, ledger, linesOff: [...linesOff, ...sums.keys()] }
}

/**
 * Folds every log and the ledger again, compares the results with the stored documents, and verifies every chain. Changes
 * nothing. On a store in use, run it on a snapshot (`atOneMoment`); otherwise documents being written may be reported.
 */
export const rebuildCheck = async (store: StoreWalk, keys: Keys): Promise<Rebuilt> => {
  const moves: Moves = new Map()
  const cases = await checkCases(store, keys, moves)
  return { ...cases, ...(await checkLines(store)), ledgerOff: await ledgerOff(store, keys, moves) }
}

export const isSound = (found: Rebuilt): boolean =>
  found.casesOff.length +
    found.entriesOff.length +
    found.chainOff.length +
    found.factsOff.length +
    found.linesOff.length +
    found.ledgerOff.length ===
  0

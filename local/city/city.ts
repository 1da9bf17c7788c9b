import type { Collection, DocStore, StoreWalk, Tx } from '@cloud/ports/doc-store'
import type { Sealer } from '@cloud/ports/world'
import { vouchFor } from '@cloud/usecases/fund/vouch'
import { BUDGET_LINES, budgetLineId, CASES, LEDGER, type LedgerDoc } from '@cloud/usecases/stored/collections'
import { type BudgetLine, moveLine } from '@domain/fund/fund'
import { type Fen, fen } from '@domain/kernel/fen'
import type { BudgetLineId, PersonId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import type { Desk } from '../desk/desk'
import { fillTown } from '../town/fill'
import { BASE_UNIONS } from '../town/unions'
import { handOn } from '../walk/hand'
import { deskWire } from '../walk/wire'
import { copierOf, type Made, twinsIn } from './copy'
import { type Template, templatesIn } from './template'
import { registerUnions, unionsIn } from './unions'
import { SPOKEN } from './words'

type Shop = { readonly store: DocStore & StoreWalk; readonly sealer: Sealer }

/** Documents of one transaction. */
const AT_ONCE = 15_000

type Lines = Map<BudgetLineId, BudgetLine>

/** What the copied ledger lines move. */
const noteMove = (lines: Lines, { line: id, year, source, jurisdiction, kind, amount }: LedgerDoc): void => {
  const line = lines.get(id) ?? { id, year, source, jurisdiction, allocated: fen(0), held: fen(0), settled: fen(0) }
  lines.set(id, moveLine(line, kind, amount))
}

/** Every line has the money that is held and paid from it, and a tenth more. */
const allocateIn = async (tx: Tx, sealer: Sealer, { id, ...moved }: BudgetLine, by: PersonId): Promise<void> => {
  const { year, source, jurisdiction } = moved
  const seen = await tx.get(BUDGET_LINES, id)
  const before: BudgetLine = seen?.doc ?? { id, ...moved, allocated: fen(0), held: fen(0), settled: fen(0) }
  const [held, settled] = [before.held + moved.held, before.settled + moved.settled] as [Fen, Fen]
  const allocated = Math.max(before.allocated, Math.ceil((held + settled) * 1.1)) as Fen
  const on = `${year}-01-05` as PlainDate
  const change = { amount: allocated - before.allocated, on, at: Date.parse(`${on}T09:00:00+08:00`), by }
  const entered: LedgerDoc = { line: id, year, source, jurisdiction, kind: 'allocated', ...change, reason: '年度下达' }
  const entry = `${budgetLineId(year, source, jurisdiction)}:${by}:city`
  await tx.insert(LEDGER, entry, { ...entered, vouched: vouchFor(sealer, entry, entered) })
  const line = { id, year, source, jurisdiction, allocated, held, settled }
  if (seen === undefined) await tx.insert(BUDGET_LINES, id, line)
  else await tx.replace(BUDGET_LINES, seen, line)
}

/** Whom the town's own allocations are by. */
const allocatorIn = async (store: DocStore): Promise<PersonId> => {
  const { items } = await store.query(LEDGER, { index: 'byYear', eq: [2026, 'allocated'], limit: 1 })
  const [first] = items
  if (first === undefined) throw new Error('the town has no money')
  return first.doc.by
}

/**
 * Takes the templates one after another, each with every year in turn; past years use only templates whose households have
 * ended.
 */
const turnsOf = (templates: readonly Template[], years: number) => {
  const ended = templates.filter((template) => template.ended)
  return (n: number) => {
    const [back, nth] = [n % years, Math.floor(n / years)]
    const among = back === 0 ? templates : ended
    return { template: among[nth % among.length] as Template, turn: { n, nth, back } }
  }
}

/** What a city is: how many households and base unions, over how many years up to the town's own. */
export type City = { readonly households: number; readonly unions: number; readonly years: number }

/** How many, and some of them: every hundredth copy's, spread over all kinds and years. */
export type Multiplied = { readonly households: number; readonly drawn: readonly string[] }

const DRAWN = 101
/** Households between two lines of the progress. */
const SPOKEN_EVERY = 10_000

/**
 * Multiplies the town's households in the store: each copy has its own ids, people, ID numbers and accounts, a newly chained
 * log, and money from budget lines that have enough. @internal
 */
export const multiply = async (
  { store, sealer }: Shop,
  { households, years }: Pick<City, 'households' | 'years'>,
  say: (households: number) => void,
): Promise<Multiplied> => {
  const templates = await templatesIn(store)
  const around = { sealer, unions: await unionsIn(store), twinOf: twinsIn(sealer, templates) }
  const copiers = new Map(templates.map((template) => [template, copierOf(around, template)]))
  const turnOf = turnsOf(templates, years)
  const lines: Lines = new Map()
  const drawn: string[] = []
  let count = templates.reduce((sum, { cases }) => sum + cases.length, 0)
  let waiting: Made[] = []
  const write = async (): Promise<void> => {
    const some = waiting
    waiting = []
    await store.transaction(async (tx) => {
      for (const { collection, id, doc } of some) await tx.insert(collection as Collection<never>, id, doc)
    })
    say(count)
  }
  // the town itself is the copy before the first
  for (let n = 1; count < households; n += 1) {
    const { template, turn } = turnOf(n)
    const all = copiers.get(template)?.(turn) ?? []
    for (const { collection, id, doc } of all) {
      if (collection.name === LEDGER.name) noteMove(lines, doc)
      if (collection.name === CASES.name && n % DRAWN === 0) drawn.push(id)
    }
    waiting.push(...all)
    count += template.cases.length
    if (waiting.length >= AT_ONCE) await write()
  }
  await write()
  const by = await allocatorIn(store)
  await store.transaction(async (tx) => {
    for (const line of lines.values()) await allocateIn(tx, sealer, line, by)
  })
  return { households: count, drawn }
}

/** Fills a new desk: the demo town first, by the public calls as ever; then its unions and officers; then the copies. */
export const fillCity = async (desk: Desk, city: City, say: (words: string) => void): Promise<Multiplied> => {
  await fillTown(desk)
  say(SPOKEN.town)
  const hand = handOn(deskWire(desk))
  await registerUnions(hand, BASE_UNIONS.length, city.unions, (done) => say(SPOKEN.unions(done)))
  let next = SPOKEN_EVERY
  return multiply(desk.ports, city, (count) => {
    if (count < next) return
    say(SPOKEN.households(count))
    next = count + SPOKEN_EVERY
  })
}

import type { DocStore, StoreWalk } from '@cloud/ports/doc-store'
import type { Sealer } from '@cloud/ports/world'
import { CASES, LEDGER, type LedgerDoc } from '@cloud/usecases/stored/collections'
import { type BudgetLine, moveLine } from '@domain/fund/fund'
import { fen } from '@domain/kernel/fen'
import type { BudgetLineId } from '@domain/kernel/ids'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import { copierOf, type Made, twinsIn } from './copy'
import { type Template, templatesIn } from './template'
import { type Union, unionsIn } from './unions'

/** From what, and over how many years, the copies are made. Can be sent to another thread. */
export type Plan = {
  readonly templates: readonly Template[]
  readonly unions: ReadonlyMap<Jurisdiction, readonly Union[]>
  readonly years: number
}

export const planIn = async (store: DocStore & StoreWalk, years: number): Promise<Plan> => ({
  templates: await templatesIn(store),
  unions: await unionsIn(store),
  years,
})

export type Lines = Map<BudgetLineId, BudgetLine>

/** Copies that are made together: those numbered `from` up to, and without, `to`. */
export type Range = { readonly from: number; readonly to: number }

/** `lines`: the money that they move. `drawn`: some of their cases, spread over all kinds and years. */
export type Copies = { readonly documents: readonly Made[]; readonly lines: Lines; readonly drawn: readonly string[] }

/** Every hundredth copy is drawn. */
const DRAWN = 101
/** Households of one range. */
const TOGETHER = 350

/**
 * Takes the templates one after another, each with every year in turn; past years use only templates whose households have
 * ended.
 */
const turnsOf = ({ templates, years }: Plan) => {
  const ended = templates.filter((template) => template.ended)
  return (n: number) => {
    const [back, nth] = [n % years, Math.floor(n / years)]
    const among = back === 0 ? templates : ended
    return { template: among[nth % among.length] as Template, turn: { n, nth, back } }
  }
}

/** What the copied ledger lines move. */
const noteMove = (lines: Lines, { line: id, year, source, jurisdiction, kind, amount }: LedgerDoc): void => {
  const line = lines.get(id) ?? { id, year, source, jurisdiction, allocated: fen(0), held: fen(0), settled: fen(0) }
  lines.set(id, moveLine(line, kind, amount))
}

/** Each copy has its own ids, people, ID numbers and accounts, and a newly chained log. */
export const copiesOf = (sealer: Sealer, plan: Plan): ((range: Range) => Copies) => {
  const around = { sealer, unions: plan.unions, twinOf: twinsIn(sealer, plan.templates) }
  const copiers = new Map(plan.templates.map((template) => [template, copierOf(around, template)]))
  const turnOf = turnsOf(plan)
  return ({ from, to }) => {
    const [documents, lines, drawn]: [Made[], Lines, string[]] = [[], new Map(), []]
    for (let n = from; n < to; n += 1) {
      const { template, turn } = turnOf(n)
      for (const made of copiers.get(template)?.(turn) ?? []) {
        documents.push(made)
        if (made.collection.name === LEDGER.name) noteMove(lines, made.doc)
        if (made.collection.name === CASES.name && n % DRAWN === 0) drawn.push(made.id)
      }
    }
    return { documents, lines, drawn }
  }
}

/** The copies that the town still needs to have so many households. `households`: how many there are after each range. */
export function* rangesOf(plan: Plan, households: number): Generator<Range & { readonly households: number }> {
  const turnOf = turnsOf(plan)
  let count = plan.templates.reduce((sum, { cases }) => sum + cases.length, 0)
  // the town itself is the copy before the first
  for (let [from, n, before] = [1, 1, count]; count < households; ) {
    count += turnOf(n).template.cases.length
    n += 1
    if (count < households && count - before < TOGETHER) continue
    yield { from, to: n, households: count }
    ;[from, before] = [n, count]
  }
}

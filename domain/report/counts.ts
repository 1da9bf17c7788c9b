import type { Source } from '../fund/fund'
import type { HardshipClass } from '../household/words'
import { type SignedFen, signedFen } from '../kernel/fen'
import type { CaseId, GrantId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import type { Jurisdiction } from '../organisation/jurisdiction'
import { PROGRAMME_KEYS, type ProgrammeKey } from '../programme/programme'
import { distinct } from './distinct'

/** A settled row of the ledger: what one grant drew from one budget line. */
export type PaidLine = {
  readonly grant: GrantId
  readonly caseId: CaseId
  /** keyed hash of the person aided */
  readonly person: string
  readonly source: Source
  readonly jurisdiction: Jurisdiction
  readonly programme: ProgrammeKey
  readonly class?: HardshipClass | undefined
  readonly amount: number
  readonly on: PlainDate
}

/** 户 / 名 / 人次 and money: households, persons and person-times are counted separately. */
export type PaidCount = { households: number; persons: number; personTimes: number; money: SignedFen }

const SOURCES = ['central', 'provincial', 'city', 'county', 'social'] as const satisfies readonly Source[]

type Cell = Pick<PaidLine, 'source' | 'jurisdiction' | 'programme'>

/** The order of a report's cells: by source, by jurisdiction in the order of the city, by programme. */
const byCell = (order: readonly Jurisdiction[]) => {
  const place = new Map(order.map((jurisdiction, i) => [jurisdiction, i]))
  const at = ({ jurisdiction }: Pick<Cell, 'jurisdiction'>): number => place.get(jurisdiction) ?? order.length
  return (a: Omit<Cell, 'programme'> & Partial<Cell>, b: Omit<Cell, 'programme'> & Partial<Cell>): number =>
    SOURCES.indexOf(a.source) - SOURCES.indexOf(b.source) ||
    at(a) - at(b) ||
    PROGRAMME_KEYS.indexOf(a.programme ?? 'living') - PROGRAMME_KEYS.indexOf(b.programme ?? 'living')
}

export type PaidFigures = {
  readonly paid: readonly {
    readonly source: Source
    readonly jurisdiction: Jurisdiction
    readonly programme: ProgrammeKey
    readonly count: PaidCount
  }[]
  readonly byProgramme: readonly { readonly programme: ProgrammeKey; readonly count: PaidCount }[]
  readonly bySource: readonly { readonly source: Source; readonly count: PaidCount }[]
  readonly total: PaidCount
}

const TOTAL = 'total'

const cellOf = ({ source, jurisdiction, programme }: Cell): string => `${source}:${jurisdiction}:${programme}`

/**
 * Adds up the settled rows of the ledger one by one: households, persons and grants are counted once in each cell, each row and
 * column, and in total. A grant drawn from two lines is one person-time; its money is the sum of both.
 */
export const paidSums = (order: readonly Jurisdiction[]) => {
  const cells = new Map<string, Cell & { readonly keys: readonly string[] }>()
  const [households, persons, grants] = [distinct(), distinct(), distinct()]
  const money = new Map<string, number>()
  const keysIn = (line: PaidLine, name: string): readonly string[] => {
    const { source, jurisdiction, programme } = line
    const cell = cells.get(name) ?? { source, jurisdiction, programme, keys: [name, source, programme, TOTAL] }
    cells.set(name, cell)
    return cell.keys
  }
  /** true for the first row of a grant */
  const add = (line: PaidLine): boolean => {
    const name = cellOf(line)
    const keys = keysIn(line, name)
    for (const key of keys) money.set(key, (money.get(key) ?? 0) + line.amount)
    households.add(line.caseId, name, keys)
    persons.add(line.person, name, keys)
    return grants.add(line.grant, name, keys)
  }
  const countAt = (key: string): PaidCount => ({
    households: households.of(key),
    persons: persons.of(key),
    personTimes: grants.of(key),
    money: signedFen(money.get(key) ?? 0),
  })
  /** Cells without payments are absent. */
  const figures = (): PaidFigures => ({
    paid: [...cells.values()]
      .sort(byCell(order))
      .map(({ keys: _, ...cell }) => ({ ...cell, count: countAt(cellOf(cell)) })),
    byProgramme: PROGRAMME_KEYS.filter((key) => money.has(key)).map((programme) => ({
      programme,
      count: countAt(programme),
    })),
    bySource: SOURCES.filter((key) => money.has(key)).map((source) => ({ source, count: countAt(source) })),
    total: countAt(TOTAL),
  })
  return { add, figures }
}

export type AllocatedLine = { readonly source: Source; readonly jurisdiction: Jurisdiction; readonly amount: number }

/** Allocated money: the sum of the ledger's changes per source and jurisdiction. */
export const allocatedFigures = (
  lines: readonly AllocatedLine[],
  order: readonly Jurisdiction[],
): readonly { readonly source: Source; readonly jurisdiction: Jurisdiction; readonly money: SignedFen }[] => {
  const sums = new Map<string, { source: Source; jurisdiction: Jurisdiction; money: number }>()
  for (const { source, jurisdiction, amount } of lines) {
    const key = `${source}:${jurisdiction}`
    const before = sums.get(key)
    sums.set(key, { source, jurisdiction, money: (before?.money ?? 0) + amount })
  }
  return [...sums.values()].sort(byCell(order)).map((sum) => ({ ...sum, money: signedFen(sum.money) }))
}

/** Money ÷ households, to the nearest fen; 0 without households. */
export const perHousehold = ({ households, money }: Pick<PaidCount, 'households' | 'money'>): SignedFen =>
  signedFen(households === 0 ? 0 : Math.round(money / households))

import type { Source } from '../fund/fund'
import type { HardshipClass } from '../household/words'
import { type SignedFen, signedFen } from '../kernel/fen'
import type { CaseId, GrantId } from '../kernel/ids'
import type { PlainDate } from '../kernel/plain-date'
import { JURISDICTIONS, type Jurisdiction } from '../organisation/org'
import { PROGRAMME_KEYS, type ProgrammeKey } from '../programme/programme'

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

const distinct = <T>(items: readonly T[]): number => new Set(items).size

/** A grant drawn from two lines is one person-time; its money is the sum of both. @internal */
export const countOf = (lines: readonly PaidLine[]): PaidCount => ({
  households: distinct(lines.map((line) => line.caseId)),
  persons: distinct(lines.map((line) => line.person)),
  personTimes: distinct(lines.map((line) => line.grant)),
  money: signedFen(lines.reduce((sum, line) => sum + line.amount, 0)),
})

const SOURCES = ['central', 'provincial', 'city', 'county', 'social'] as const satisfies readonly Source[]

/** Order of the report's cells. */
const rank = (line: Pick<PaidLine, 'source' | 'jurisdiction' | 'programme'>): number =>
  (SOURCES.indexOf(line.source) * JURISDICTIONS.length + JURISDICTIONS.indexOf(line.jurisdiction)) *
    PROGRAMME_KEYS.length +
  PROGRAMME_KEYS.indexOf(line.programme)

const groups = <K extends string>(
  lines: readonly PaidLine[],
  keyOf: (line: PaidLine) => K,
): ReadonlyMap<K, readonly PaidLine[]> => {
  const found = new Map<K, PaidLine[]>()
  for (const line of lines) {
    const group = found.get(keyOf(line))
    if (group === undefined) found.set(keyOf(line), [line])
    else group.push(line)
  }
  return found
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

/** All cells of the report, computed from the settled rows only. Cells without payments are absent. */
export const paidFigures = (lines: readonly PaidLine[]): PaidFigures => {
  const cells = [...groups(lines, (line) => `${line.source}:${line.jurisdiction}:${line.programme}`).values()]
  const byProgramme = groups(lines, (line) => line.programme)
  const bySource = groups(lines, (line) => line.source)
  return {
    paid: cells
      .flatMap((cell) => {
        const [head] = cell
        return head === undefined ? [] : [{ head, count: countOf(cell) }]
      })
      .sort((a, b) => rank(a.head) - rank(b.head))
      .map(({ head: { source, jurisdiction, programme }, count }) => ({ source, jurisdiction, programme, count })),
    byProgramme: PROGRAMME_KEYS.flatMap((programme) => {
      const group = byProgramme.get(programme)
      return group === undefined ? [] : [{ programme, count: countOf(group) }]
    }),
    bySource: SOURCES.flatMap((source) => {
      const group = bySource.get(source)
      return group === undefined ? [] : [{ source, count: countOf(group) }]
    }),
    total: countOf(lines),
  }
}

export type AllocatedLine = { readonly source: Source; readonly jurisdiction: Jurisdiction; readonly amount: number }

/** Allocated money: the sum of the ledger's changes per source and jurisdiction. */
export const allocatedFigures = (
  lines: readonly AllocatedLine[],
): readonly { readonly source: Source; readonly jurisdiction: Jurisdiction; readonly money: SignedFen }[] => {
  const sums = new Map<string, { source: Source; jurisdiction: Jurisdiction; money: number }>()
  for (const { source, jurisdiction, amount } of lines) {
    const key = `${source}:${jurisdiction}`
    const before = sums.get(key)
    sums.set(key, { source, jurisdiction, money: (before?.money ?? 0) + amount })
  }
  return [...sums.values()]
    .sort((a, b) => rank({ ...a, programme: 'living' }) - rank({ ...b, programme: 'living' }))
    .map((sum) => ({ ...sum, money: signedFen(sum.money) }))
}

/** Money ÷ households, to the nearest fen; 0 without households. */
export const perHousehold = ({ households, money }: Pick<PaidCount, 'households' | 'money'>): SignedFen =>
  signedFen(households === 0 ? 0 : Math.round(money / households))

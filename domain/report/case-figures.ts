import type { CaseSnapshot } from '../application/snapshot'
import type { RefusalReason } from '../determination/determination'
import type { HardshipClass } from '../household/words'
import { daysBetween, type PlainDate } from '../kernel/plain-date'

/** How an application came out; an exited file stays `on-file`: the year's report still counts it. */
export const OUTCOMES = ['open', 'on-file', 'refused', 'withdrawn'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The facts of a case that a year's report needs; absent: none. Nothing identifies a person. */
export type CaseFacts = {
  readonly outcome: Outcome
  readonly submittedOn: PlainDate
  readonly class?: HardshipClass | undefined
  /** day of the file; a file that was exited later still counts */
  readonly filedOn?: PlainDate | undefined
  readonly noticeRan?: boolean | undefined
  readonly checked?: boolean | undefined
  readonly objections?: number | undefined
  readonly upheld?: number | undefined
  readonly refusedBecause?: readonly RefusalReason[] | undefined
}

/** The determination of the application; a redetermination of the open file does not change the year's figures. */
const firstDetermination = ({
  determination,
  determinedBefore,
}: Pick<CaseSnapshot, 'determination' | 'determinedBefore'>): CaseSnapshot['determination'] =>
  determinedBefore?.[0] ?? determination

const outcomeOf = (snapshot: CaseSnapshot): Outcome => {
  if (isFiled(snapshot)) return 'on-file'
  return snapshot.stage === 'refused' || snapshot.stage === 'withdrawn' ? snapshot.stage : 'open'
}

const ifAny = (count: number): number | undefined => (count === 0 ? undefined : count)
const ifSo = (is: boolean): true | undefined => (is ? true : undefined)

export const caseFacts = (snapshot: CaseSnapshot): CaseFacts => ({
  outcome: outcomeOf(snapshot),
  submittedOn: snapshot.submittedOn,
  class: firstDetermination(snapshot)?.class,
  filedOn: isFiled(snapshot) ? firstDetermination(snapshot)?.on : undefined,
  noticeRan: ifSo(snapshot.notice?.takenDownOn !== undefined),
  checked: ifSo(snapshot.check?.completedOn !== undefined),
  objections: ifAny(snapshot.objections.length),
  upheld: ifAny(snapshot.objections.filter((objection) => objection.answered?.upheld === true).length),
  refusedBecause: snapshot.stage === 'refused' ? snapshot.refusal?.reasons : undefined,
})

/** On file, or exited afterwards. */
const isFiled = (snapshot: Pick<CaseSnapshot, 'stage' | 'dossierNo'>): boolean =>
  snapshot.dossierNo !== undefined && (snapshot.stage === 'on-file' || snapshot.stage === 'exited')

export type CaseFigures = {
  readonly applied: number
  readonly onFile: number
  readonly byClass: Readonly<Record<HardshipClass, number>>
  readonly refused: number
  readonly withdrawn: number
  /** applied = onFile + refused + withdrawn + open */
  readonly open: number
  /** a refusal may have several reasons, so the sum is at least `refused` */
  readonly refusedBecause: Readonly<Record<string, number>>
  readonly noticeCoverage: { readonly of: number; readonly with: number }
  readonly crosscheckCoverage: { readonly of: number; readonly with: number }
  readonly daysToFile: { readonly median: number; readonly longest: number }
  readonly objections: { readonly filed: number; readonly upheld: number }
}

/** The lower of the two middle values for an even number of values; 0 for none. @internal */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length / 2) - 1)] ?? 0

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const tally = (keys: readonly string[]): Record<string, number> => {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

export const caseFigures = (cases: readonly CaseFacts[]): CaseFigures => {
  const filed = cases.filter((c) => c.filedOn !== undefined)
  const refused = cases.filter((c) => c.outcome === 'refused').length
  const withdrawn = cases.filter((c) => c.outcome === 'withdrawn').length
  const days = filed.map((c) => (c.filedOn === undefined ? 0 : daysBetween(c.submittedOn, c.filedOn)))
  const ofClass = (wanted: HardshipClass): number => filed.filter((c) => c.class === wanted).length
  return {
    applied: cases.length,
    onFile: filed.length,
    byClass: { severe: ofClass('severe'), relative: ofClass('relative'), accident: ofClass('accident') },
    refused,
    withdrawn,
    open: cases.length - filed.length - refused - withdrawn,
    refusedBecause: tally(cases.flatMap((c) => c.refusedBecause ?? [])),
    noticeCoverage: { of: filed.length, with: filed.filter((c) => c.noticeRan === true).length },
    crosscheckCoverage: { of: filed.length, with: filed.filter((c) => c.checked === true).length },
    daysToFile: { median: median(days), longest: days.reduce((longest, each) => Math.max(longest, each), 0) },
    objections: { filed: sum(cases.map((c) => c.objections ?? 0)), upheld: sum(cases.map((c) => c.upheld ?? 0)) },
  }
}

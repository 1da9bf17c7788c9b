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

type Counts<K> = Map<K, number>

const count = <K>(counts: Counts<K>, key: K, by = 1): void => void counts.set(key, (counts.get(key) ?? 0) + by)

/** The lower of the two middle values for an even number of values; 0 for none. `counts`: how often each value occurs. @internal */
export const median = (counts: ReadonlyMap<number, number>): number => {
  const values = [...counts].sort(([a], [b]) => a - b)
  const half = values.reduce((total, [, times]) => total + times, 0) / 2
  let passed = 0
  for (const [value, times] of values) {
    passed += times
    if (passed >= half) return value
  }
  return 0
}

/** Adds up cases one by one, in constant memory. */
export const caseSums = () => {
  const outcomes: Counts<Outcome> = new Map()
  const classes: Counts<HardshipClass | undefined> = new Map()
  const reasons: Counts<RefusalReason> = new Map()
  const days: Counts<number> = new Map()
  const filed = { all: 0, noticed: 0, checked: 0 }
  const objections = { filed: 0, upheld: 0 }
  const addFile = (facts: CaseFacts, filedOn: PlainDate): void => {
    filed.all += 1
    if (facts.noticeRan === true) filed.noticed += 1
    if (facts.checked === true) filed.checked += 1
    count(classes, facts.class)
    count(days, daysBetween(facts.submittedOn, filedOn))
  }
  const add = (facts: CaseFacts): void => {
    count(outcomes, facts.outcome)
    for (const reason of facts.refusedBecause ?? []) count(reasons, reason)
    objections.filed += facts.objections ?? 0
    objections.upheld += facts.upheld ?? 0
    if (facts.filedOn !== undefined) addFile(facts, facts.filedOn)
  }
  const figures = (): CaseFigures => {
    const applied = [...outcomes.values()].reduce((total, times) => total + times, 0)
    const [refused, withdrawn] = [outcomes.get('refused') ?? 0, outcomes.get('withdrawn') ?? 0]
    const ofClass = (wanted: HardshipClass): number => classes.get(wanted) ?? 0
    return {
      applied,
      onFile: filed.all,
      byClass: { severe: ofClass('severe'), relative: ofClass('relative'), accident: ofClass('accident') },
      refused,
      withdrawn,
      open: applied - filed.all - refused - withdrawn,
      refusedBecause: Object.fromEntries([...reasons].sort(([a], [b]) => (a < b ? -1 : 1))),
      noticeCoverage: { of: filed.all, with: filed.noticed },
      crosscheckCoverage: { of: filed.all, with: filed.checked },
      daysToFile: { median: median(days), longest: Math.max(0, ...days.keys()) },
      objections: { ...objections },
    }
  }
  return { add, figures }
}

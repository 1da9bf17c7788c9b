import type { RefusalReason } from '@domain/determination/determination'
import type { HardshipClass, SchoolStage } from '@domain/household/words'
import { allot } from '@domain/kernel/allot'
import { fen } from '@domain/kernel/fen'
import type { PlainDate } from '@domain/kernel/plain-date'
import { invariant } from '@domain/kernel/result'
import { addWorkingDays } from '@domain/kernel/working-days'
import type { Counterpart } from '@domain/policy/policy'
import { WORK_CALENDAR } from '@domain/policy/work-calendar'
import { JURISDICTIONS, type Jurisdiction } from '../town/jiangmen'
import { BASE_UNIONS } from '../town/unions'
import type { Family } from '../walk/household'
import { familyOf, type Shape, sizeOf } from './families'
import type { Random } from './random'
import { PROVINCIAL, REFUSALS, type RefusedAt, TOTALS, WITHDRAWALS, type WithdrawnAt } from './table'

export type Ending =
  | { readonly kind: 'on-file'; readonly class: HardshipClass }
  | { readonly kind: 'refused'; readonly at: RefusedAt; readonly reason: RefusalReason; readonly words: string }
  | { readonly kind: 'withdrawn'; readonly at: WithdrawnAt; readonly by: 'withdraw' | 'revokeConsent' }

/** Events of a case besides the ordinary steps. */
export type Twist =
  /** the base union requests a better picture after the application, and the worker sends it */
  | { readonly kind: 'correction'; readonly note: string }
  /** a bureau returns a record about the applicant; the worker explains, the city judges */
  | {
      readonly kind: 'hit'
      readonly counterpart: Counterpart
      readonly value: string
      readonly reply: string
      readonly verdict: 'explained' | 'confirmed'
    }
  /**
   * a member objects to the notice; `refusal`: upheld, the case is refused; `new-survey`: upheld, the household is visited
   * again
   */
  | {
      readonly kind: 'objection'
      readonly anonymous: boolean
      readonly text: string
      readonly outcome: 'continue' | 'new-survey' | 'refusal'
      readonly reasons: string
    }
  /** the county refuses, the worker requests a re-examination; `upheld`: the refusal stands, otherwise the case continues */
  | { readonly kind: 'reexamination'; readonly why: string; readonly upheld: boolean }

export type PlannedCase = {
  /** 1 … 522 in the order of application; the number of the family is 1000 more */
  readonly no: number
  /** key of the applicant */
  readonly worker: string
  readonly jurisdiction: Jurisdiction
  /** key of the base union in `town/unions.ts` */
  readonly base: string
  readonly appliesOn: PlainDate
  readonly family: Family
  readonly students: readonly SchoolStage[]
  readonly illness: number
  readonly ending: Ending
  readonly twists: readonly Twist[]
}

const WAVES = 11
const FIRST_DAY = '2023-02-13' as PlainDate
/** five working days between two waves */
const dayOfWave = (wave: number): PlainDate => {
  const on = addWorkingDays(FIRST_DAY, wave * 5, WORK_CALENDAR)
  invariant(on.ok, 'the calendar of 2023 is published')
  return on.value
}

/** Splits a number among the jurisdictions in proportion to their households with provincial living aid. */
const overJurisdictions = (total: number): ReadonlyMap<Jurisdiction, number> => {
  const claims = JURISDICTIONS.map((key) => ({ key, need: fen((PROVINCIAL[key].paid.living?.count ?? 0) * 1000) }))
  return new Map(allot(fen(total), claims).map(({ key, amount }) => [key, amount]))
}

/** A list with `counts` of each key, spread as evenly as possible: the key furthest behind its share comes next. */
const spread = <K extends string>(counts: Readonly<Record<K, number>>): K[] => {
  const keys = Object.keys(counts) as K[]
  const total = keys.reduce((sum, key) => sum + counts[key], 0)
  const given = new Map<K, number>(keys.map((key) => [key, 0]))
  return Array.from({ length: total }, (_, i) => {
    const behind = (key: K): number => (counts[key] * (i + 1)) / total - (given.get(key) ?? 0)
    const [next] = keys.filter((key) => (given.get(key) ?? 0) < counts[key]).sort((a, b) => behind(b) - behind(a))
    invariant(next !== undefined, 'as many places as things')
    given.set(next, (given.get(next) ?? 0) + 1)
    return next
  })
}

const WORDS: Readonly<Partial<Record<RefusalReason, string>>> = {
  'income-above-line': '家庭月人均净收入高于相对困难标准。',
  property: '比对查得名下有两套以上住房，本人说明后仍不符合条件。',
  vehicle: '比对查得名下有家用小汽车，本人说明后仍不符合条件。',
  shareholder: '本人为企业控股股东，不符合条件。',
  'high-fee-school': '子女就读高收费私立学校，不符合条件。',
  'not-authentic': '评议认为申报情况与实际不符。',
  'not-compliant': '评议认为不符合申请条件。',
  'not-cooperating': '多次联系均不配合入户调查。',
  'not-a-worker': '申请人不是本市工会会员或在职职工。',
  'already-aided': '同一困难已由其他部门全额救助。',
  'materials-missing': '必要材料缺失，无法核实家庭情况。',
  'objection-upheld': '公示期间异议成立。',
  other: '家庭已迁往外市。',
}

const refusals = (): Ending[] =>
  REFUSALS.flatMap(([at, reason, count]) =>
    Array.from({ length: count }, (): Ending => ({ kind: 'refused', at, reason, words: WORDS[reason] ?? reason })),
  )
const withdrawals = (): Ending[] =>
  WITHDRAWALS.flatMap(([at, by, count]) => Array.from({ length: count }, (): Ending => ({ kind: 'withdrawn', at, by })))

const OBJECTION = '他家不像公示说的那样困难，请再查一查。'

const hitOf = (counterpart: Counterpart, value: string, verdict: 'explained' | 'confirmed'): Twist => ({
  kind: 'hit',
  counterpart,
  value,
  reply: verdict === 'explained' ? '已经转让多年，附上证明，请核实。' : '情况属实。',
  verdict,
})

/** The events of the nth household on file. */
const twistsOnFile = (n: number): Twist[] => [
  ...(n % 9 === 4 ? [{ kind: 'correction' as const, note: '身份证照片看不清，请重拍。' }] : []),
  ...(n % 14 === 6 ? [hitOf('vehicles', '普通摩托车 1 辆', 'explained')] : []),
  ...(n % 40 === 11
    ? [
        {
          kind: 'objection' as const,
          anonymous: n % 80 === 11,
          text: OBJECTION,
          outcome: n === 51 || n === 211 ? ('new-survey' as const) : ('continue' as const),
          reasons: '已向邻居和社区核实，情况属实。',
        },
      ]
    : []),
  ...(n % 120 === 77 ? [{ kind: 'reexamination' as const, why: '缺少的证明已经补办。', upheld: false }] : []),
]

const twistsOf = (ending: Ending, n: number): Twist[] => {
  if (ending.kind === 'on-file') return twistsOnFile(n)
  if (ending.kind === 'withdrawn') return []
  const { at, reason } = ending
  if (reason === 'property') return [hitOf('real-estate', '商品房 2 套', 'confirmed')]
  if (reason === 'vehicle') return [hitOf('vehicles', '小型轿车 1 辆', 'confirmed')]
  if (at === 'on-notice')
    return [{ kind: 'objection', anonymous: false, text: OBJECTION, outcome: 'refusal', reasons: '经核实，异议属实。' }]
  if (at === 'county-review' && n % 5 === 0)
    return [{ kind: 'reexamination', why: '对不予认定不服，请重新核实。', upheld: true }]
  return []
}

const STAGES: readonly [SchoolStage, ...SchoolStage[]] = [
  'senior',
  'bachelor',
  'primary',
  'vocational',
  'junior-college',
  'junior',
  'kindergarten',
]
const stageAt = (n: number): SchoolStage => STAGES[n % STAGES.length] ?? STAGES[0]

/** Every second household has a student, every twentieth has two; two in five have costs for an illness. */
const shapeOf = (ending: Ending, n: number, random: Random): Shape => ({
  result:
    ending.kind === 'on-file'
      ? ending.class
      : ending.kind === 'refused' && ending.reason === 'income-above-line'
        ? 'above'
        : 'relative',
  students: n % 2 === 1 ? [] : n % 20 === 0 ? [stageAt(n / 2), stageAt(n / 2 + 3)] : [stageAt(n / 2)],
  illness: n % 5 === 1 || n % 5 === 3 ? random.between(6, 52) * 1000 : 0,
})

type Seat = { readonly jurisdiction: Jurisdiction; readonly ending: Ending; readonly n: number }

/** How each case ends and in which jurisdiction, so that the counts by jurisdiction and by class are exact. */
const seats = (): Seat[] => {
  const onFile = overJurisdictions(TOTALS.onFile)
  const applied = overJurisdictions(TOTALS.applied)
  const classes = spread(TOTALS.byClass)
  const endings = [...refusals(), ...withdrawals()]
  let filed = 0
  let rest = 0
  // takes every seventh, so that no jurisdiction has only one reason for refusals; 7 does not divide the number of endings
  const order = endings.map((_, i) => endings[(i * 7) % endings.length])
  return JURISDICTIONS.flatMap((jurisdiction) => {
    const on = onFile.get(jurisdiction) ?? 0
    const all = applied.get(jurisdiction) ?? 0
    return Array.from({ length: all }, (_, i): Seat => {
      if (i < on) {
        const n = filed
        filed += 1
        return { jurisdiction, n, ending: { kind: 'on-file', class: classes[n] ?? 'relative' } }
      }
      const n = rest
      rest += 1
      const ending = order[n]
      invariant(ending !== undefined, 'as many other endings as other applications')
      return { jurisdiction, n, ending }
    })
  })
}

/** The 522 applications of the year in order. */
export const casesOf = (random: Random): readonly PlannedCase[] => {
  let names = 0
  return random.shuffle(seats()).map((seat, i): PlannedCase => {
    const unions = BASE_UNIONS.filter((union) => union.at === seat.jurisdiction)
    const union = unions[i % unions.length]
    invariant(union !== undefined, 'every jurisdiction has base unions')
    const shape = shapeOf(seat.ending, seat.n, random)
    const no = i + 1
    const family = familyOf(random, 1000 + no, names, union.name.replace(/工会$/, ''), shape)
    names += sizeOf(family)
    return {
      no,
      worker: `y-${no}`,
      jurisdiction: seat.jurisdiction,
      base: union.key,
      appliesOn: dayOfWave(Math.floor((i * WAVES) / TOTALS.applied)),
      family,
      students: shape.students,
      illness: shape.illness,
      ending: seat.ending,
      twists: twistsOf(seat.ending, seat.n),
    }
  })
}

import * as z from 'zod/mini'
import { Fen } from '../kernel/fen'
import { PlainDate } from '../kernel/plain-date'
import { Words } from '../kernel/text'
import { Referral } from './referral'

/** A number of working days. */
const WorkingDays = (min: number, max = 60) => z.int().check(z.minimum(min), z.maximum(max))

/** Fen per head and month; the maximum (10 million yuan) catches typing errors */
const Monthly = z.int().check(z.minimum(1), z.maximum(1_000_000_000)).brand<'Fen'>()

/** Looks per hour; the maximum is more than anybody can read */
const PerHour = z.int().check(z.minimum(1), z.maximum(1000))

export const Counterpart = z.enum(['real-estate', 'vehicles', 'pensions', 'civil-affairs', 'enrolment', 'banks'])
/** The six bureaus of the cross-check: 自然资源、公安、人社、民政、教育、银行 */
export type Counterpart = z.infer<typeof Counterpart>

/** Names of houses that answer for one counterpart, for example the banks. */
const Houses = z.optional(z.array(Words(20)).check(z.minLength(1), z.maxLength(12)))
/** The counterparts that answer through several houses, with their names. */
export const CheckSources = z.object({
  'real-estate': Houses,
  vehicles: Houses,
  pensions: Houses,
  'civil-affairs': Houses,
  enrolment: Houses,
  banks: Houses,
} satisfies Record<Counterpart, typeof Houses>)
export type CheckSources = z.infer<typeof CheckSources>

/** 资金来源 and 档案级别, the highest first; defined here because a policy states which source may pay which level. */
export const SOURCES = ['central', 'provincial', 'city', 'county', 'social'] as const
export const FILE_LEVELS = ['national', 'provincial', 'city', 'county', 'base'] as const
const Levels = z.optional(z.array(z.enum(FILE_LEVELS)).check(z.minLength(1), z.maxLength(5)))

export const STAGE_ORDERS = ['crosscheck-before-notice', 'crosscheck-after-review'] as const

/** Lines of one area. `below`: net < line; `at-most`: net ≤ line. */
export const Lines = z.object({
  /** L, the local 低保 standard, fen per head and month */
  lowIncome: Monthly,
  /** k: 相对困难 below k × L, in tenths (20 = 2.0) */
  relativeTenths: z.int().check(z.minimum(10), z.maximum(50)),
  operator: z.enum(['below', 'at-most']),
  /** local minimum wage, fen per month, for imputed income */
  minimumWage: Monthly,
  /** p: 意外致困 when the loss exceeds p % of yearly income */
  accidentPercent: z.int().check(z.minimum(1), z.maximum(200)),
  /** cases within ± this many per mille of a line are marked for human attention */
  attentionPermille: z.int().check(z.minimum(0), z.maximum(100)),
})
export type Lines = z.infer<typeof Lines>

const ByClass = z.object({ severe: Fen, relative: Fen, accident: Fen })
/** Per student and year, by school stage. */
const ByStage = z.object({
  kindergarten: Fen,
  primary: Fen,
  junior: Fen,
  senior: Fen,
  vocational: Fen,
  'junior-college': Fen,
  bachelor: Fen,
  postgraduate: Fen,
})
/** Self-paid costs of at least `from` fen get `amount`; tiers ascend. */
const Tier = z.object({ from: Fen, amount: Fen })

/** What each programme pays. Amounts follow one of four models: by class, by tiers, by school stage, flat. */
const Standards = z.object({
  living: ByClass,
  medical: z.array(Tier).check(
    z.minLength(1),
    z.maxLength(10),
    z.refine((tiers) => tiers.every((t, i) => i === 0 || t.from > (tiers[i - 1]?.from ?? 0)), 'tiers ascend'),
  ),
  tuition: ByStage,
  festival: Fen,
  employment: Fen,
  temporary: Fen,
})
export type Standards = z.infer<typeof Standards>

export const Area = z.object({ lines: Lines, standards: Standards })
export type Area = z.infer<typeof Area>

/** A city's rules from a day on. Limits set by law are part of the schema: a policy with six notice days is rejected. */
export const Policy = z.object({
  /** standards that were added to the code since it was published, by path: nothing is paid by them. Never published */
  unset: z.optional(z.array(z.string())),
  version: Words(30),
  effectiveFrom: PlainDate,
  /** the values are invented, and every screen with figures shows this */
  demo: z.boolean(),
  applicationsOpen: z.boolean(),
  stageOrder: z.enum(STAGE_ORDERS),
  /** key: the jurisdiction, or `default` for jurisdictions without an entry */
  areas: z
    .record(z.string(), Area)
    .check(z.refine((areas) => areas['default'] !== undefined, 'a default area is wanted')),
  imputation: z.object({
    fromAge: z.int().check(z.minimum(16), z.maximum(18)),
    maleBelow: z.int().check(z.minimum(50), z.maximum(70)),
    femaleBelow: z.int().check(z.minimum(45), z.maximum(70)),
  }),
  notice: z.object({
    /** the day of posting does not count; at least seven by law */
    workingDays: WorkingDays(7),
    /** additional period when published facts change */
    repeatWorkingDays: WorkingDays(3),
    /** units with fewer staff are not named; the notice names the union above */
    upperUnionBelowStaff: z.int().check(z.nonnegative(), z.maximum(100)),
  }),
  survey: z.object({ surveyorsMin: z.int().check(z.minimum(2), z.maximum(6)) }),
  deliberation: z.object({
    /** share of the entitled members that must attend, per cent */
    quorumPercent: z.int().check(z.minimum(50), z.maximum(100)),
    attendeesMin: z.int().check(z.minimum(3), z.maximum(30)),
    /** votes in favour must exceed this percentage of the votes cast; 100 could never be exceeded */
    majorityPercent: z.int().check(z.minimum(50), z.maximum(99)),
  }),
  crosscheck: z.object({
    counterparts: z.array(Counterpart).check(z.minLength(1), z.maxLength(6)),
    /** a counterpart named here has answered once each of its sources has; without an entry its first answer is enough */
    sources: z.optional(CheckSources),
    /** how far an answer may differ from what was declared before the worker is asked; not at all if the city has not entered it */
    bounds: z.optional(
      z.object({
        /** of the declared size of a home, per cent */
        areaPercent: z.optional(z.int().check(z.minimum(0), z.maximum(50))),
        /** between the declared year of a vehicle and its registration */
        vehicleYears: z.optional(z.int().check(z.minimum(0), z.maximum(10))),
        /** of the declared yearly income, per cent */
        incomePercent: z.optional(z.int().check(z.minimum(0), z.maximum(100))),
        /** deposits of the whole household up to this sum ask nothing */
        deposits: z.optional(Fen),
      }),
    ),
  }),
  clocks: z.object({
    accept: WorkingDays(1),
    survey: WorkingDays(1),
    deliberation: WorkingDays(1),
    post: WorkingDays(1),
    countyReview: WorkingDays(1),
    city: WorkingDays(1),
    objection: WorkingDays(1),
    correction: WorkingDays(1),
    hitReply: WorkingDays(1),
  }),
  caps: z.object({
    /** living ≤ this × L per household and year */
    livingMonths: z.int().check(z.minimum(1), z.maximum(24)),
    /** tuition ≤ this × L per student and year */
    tuitionMonths: z.int().check(z.minimum(1), z.maximum(24)),
  }),
  /**
   * Before each grant the sheet is computed again with this year's aid as income. A household that is then above the line:
   * `refuse` the grant (default), or `mark` it for the approver's attention.
   */
  eligibilityRerun: z.optional(z.enum(['refuse', 'mark'])),
  /**
   * Limit of covered fields that one officer may open within an hour, by role; the papers of one household count as one. A role
   * that is not named has the number of `LOOKS_PER_HOUR`.
   */
  looks: z.optional(
    z.object({
      perHour: z.object({
        'base-officer': z.optional(PerHour),
        'county-reviewer': z.optional(PerHour),
        'city-reviewer': z.optional(PerHour),
        'fund-officer': z.optional(PerHour),
        auditor: z.optional(PerHour),
      }),
    }),
  ),
  /** months for which a file's figures allow new aid, from the day of the figures; 12 if the city has not entered its own */
  validMonths: z.optional(z.int().check(z.minimum(1), z.maximum(36))),
  /**
   * working days within which a worker who reports that the money has not arrived gets an answer; 5 if the city has not entered
   * its own
   */
  traceDays: z.optional(WorkingDays(1)),
  /** when the day's message about due work is sent, between 8:00 and 20:59, outside the quiet hours; 08:30 if not entered */
  digestAt: z.optional(z.string().check(z.regex(/^(08|09|1\d|20):[0-5]\d$/))),
  /** which level of file a source may pay; a source without an entry pays every level */
  fundLevels: z.optional(
    z.object({ central: Levels, provincial: Levels, city: Levels, county: Levels, social: Levels } satisfies Record<
      (typeof SOURCES)[number],
      typeof Levels
    >),
  ),
  /** 转介: where else a household can ask for help; without an entry the worker is told to ask the union */
  referrals: z.optional(z.array(Referral).check(z.maxLength(100))),
  payoutDeadline: z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)),
})
export type Policy = z.infer<typeof Policy>

const TRACE_DAYS = 5
export const traceDaysOf = ({ traceDays }: Pick<Policy, 'traceDays'>): number => traceDays ?? TRACE_DAYS

export const areaOf = (policy: Policy, jurisdiction: string): Area => {
  const area = policy.areas[jurisdiction] ?? policy.areas['default']
  // the schema rejects a policy without a default area
  return area as Area
}

/** Sorts by first day, the latest first; policies of the same day by version, in the order of the store's list. */
export const latestFirst = (a: Policy, b: Policy): number => {
  const [one, other] = a.effectiveFrom === b.effectiveFrom ? [a.version, b.version] : [a.effectiveFrom, b.effectiveFrom]
  return one < other ? 1 : -1
}

/** The policy in force on a day: the latest that has begun. */
export const inForce = (policies: readonly Policy[], day: PlainDate): Policy | undefined =>
  policies.filter((policy) => policy.effectiveFrom <= day).sort(latestFirst)[0]
